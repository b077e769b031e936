package dev.herald.domain.tracker;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Objects;

/**
 * The announce URL of a tracker, taken apart but never altered: path and query go onto the wire as they were written.
 *
 * <p>Two URLs are equal when scheme, host, port, path and query are, with host and scheme in lower case and the default port
 * filled in (META-9). Their order agrees with that, and keeps sets and maps of them quick even when a hostile list is made of
 * URLs whose hash codes are the same. Tracker URLs hold secrets (user names, passkeys): {@link #toString()} masks them, only
 * {@link #reveal()} tells all.
 */
public final class TrackerUrl implements Comparable<TrackerUrl> {

    /** The longest URL we read, in characters. */
    public static final int LONGEST = 8_192;

    private static final Comparator<TrackerUrl> ORDER = Comparator.comparing(TrackerUrl::host)
            .thenComparing(TrackerUrl::port)
            .thenComparing(TrackerUrl::scheme)
            .thenComparing(TrackerUrl::path)
            .thenComparing(url -> url.query.isDefined())
            .thenComparing(url -> url.query.getOrElse(""));

    private final String text;
    private final TrackerScheme scheme;
    private final String host;
    private final Option<IpAddress> address;
    private final int port;
    private final Option<Secret> userInfo;
    private final String path;
    private final Option<String> query;
    private final int hash;

    TrackerUrl(
            String text,
            TrackerScheme scheme,
            String host,
            int port,
            Option<Secret> userInfo,
            String path,
            Option<String> query) {
        this.text = text;
        this.scheme = scheme;
        this.host = host;
        this.address = IpAddress.parse(host);
        this.port = port;
        this.userInfo = userInfo;
        this.path = path;
        this.query = query;
        this.hash = Objects.hash(scheme.label(), host, port, path, query);
    }

    /** Reads a URL that you typed; throws where {@link #parse} would answer Left. */
    public static TrackerUrl of(String url) {
        return parse(url).getOrElseThrow(error -> new IllegalArgumentException(error.message()));
    }

    /**
     * Reads a URL that somebody sent. White space around it is ignored, but counts in offsets.
     *
     * <p>Left is {@code Unsupported} for a scheme that is not a tracker's and for a tracker disabled by a leading {@code *};
     * {@code Malformed}, with the offset of the trouble, for anything else that is not the URL of a tracker: control characters,
     * spaces, no host, a bad port, a UDP URL without a port (META-11), more than {@value #LONGEST} characters.
     */
    public static Either<TrackerError, TrackerUrl> parse(String url) {
        return new TrackerUrlParser(url).parse();
    }

    /**
     * Reads a URL from the bytes of a file or a link. They are taken as UTF-8; where they are not, every byte above 0x7f is
     * percent-encoded, which means the same to a server and loses nothing.
     */
    public static Either<TrackerError, TrackerUrl> parse(ByteBuffer url) {
        return parse(UrlBytes.toText(url));
    }

    /** How to talk to it. */
    public TrackerScheme scheme() {
        return scheme;
    }

    /** The host in lower case: a name in its ASCII form, an IPv4 address, or an IPv6 address without brackets (IPV6-6). */
    public String host() {
        return host;
    }

    /** The address that the host is; none where it is a name. Read once, because every announce wants to know. */
    public Option<IpAddress> address() {
        return address;
    }

    /** The port, 1 to 65535, the scheme's default filled in. */
    public int port() {
        return port;
    }

    /** What stands before the {@code @}, still percent-encoded. */
    public Option<Secret> userInfo() {
        return userInfo;
    }

    /** The path as written, percent-encoding and all; empty, or beginning with a slash. May hold secrets. */
    public String path() {
        return path;
    }

    /** What stands behind the first {@code ?}, as written, possibly empty; none where there is no {@code ?}. May hold secrets. */
    public Option<String> query() {
        return query;
    }

    /**
     * Where to scrape (SCRAPE-1): the path's last segment with {@code announce} at its beginning replaced by {@code scrape},
     * everything else untouched. None where the rule does not apply, and the tracker is then not scraped at all (SCRAPE-4).
     * For schemes that scrape where they announce, this URL itself (SCRAPE-14).
     */
    public Option<TrackerUrl> scrapeUrl() {
        return scheme.derivesScrapeUrl() ? ScrapeUrl.derive(this) : Option.some(this);
    }

    /** The same tracker with scheme and host in lower case, a default port and a fragment left out. */
    public TrackerUrl normalised() {
        return withPath(path);
    }

    /** The same tracker, another path; the port is left out of the text where it is the default. */
    TrackerUrl withPath(String otherPath) {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        String shownPort = scheme.defaultPort().contains(port) ? "" : ":" + port;
        String shownUser = userInfo.map(user -> user.reveal() + "@").getOrElse("");
        String shownQuery = query.map(words -> "?" + words).getOrElse("");
        String url = scheme.label() + "://" + shownUser + shownHost + shownPort + otherPath + shownQuery;
        return new TrackerUrl(url, scheme, host, port, userInfo, otherPath, query);
    }

    /**
     * What somebody said about this tracker without the tracker's secrets: private trackers like to repeat a passkey that they do not
     * know, and their words end up in logs and on screens.
     */
    public String hideSecretsIn(String words) {
        return UrlSecrets.of(this).foldLeft(words, (hidden, secret) -> secret.hideIn(hidden));
    }

    /** The URL as it was written, secrets included. Not for logs, errors or screens. */
    public String reveal() {
        return text;
    }

    /** The URL as it was written with its secrets masked. */
    @Override
    public String toString() {
        return UrlMask.mask(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackerUrl that
                && scheme == that.scheme
                && port == that.port
                && host.equals(that.host)
                && path.equals(that.path)
                && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(TrackerUrl other) {
        return ORDER.compare(this, other);
    }
}
