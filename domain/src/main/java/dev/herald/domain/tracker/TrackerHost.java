package dev.herald.domain.tracker;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tracker's host, at one port or at all: what is said of some trackers only is said of these. It is the host as URLs name it, and
 * not the addresses behind it; but however it is written: letters of either case, a dot at the end, an address in any of its forms.
 * What is said of a host at one port comes before what is said of it {@linkplain #atAnyPort() at all}.
 *
 * @param name a name in lower case, or an address without brackets
 * @param port 1 to 65535; 0 for all of them
 */
public record TrackerHost(String name, int port) {

    private static final int HIGHEST_PORT = 65_535;

    private static final TrackerError NONE =
            new Malformed("a tracker's host, such as tracker.lan or tracker.lan:6969", 0);

    /** An address in brackets or something without what ends a host, and a port or none. */
    private static final Pattern TYPED = Pattern.compile("(?:\\[([^]]+)]|([^\\s:/@?#\\[\\]]+))(?::([0-9]{1,5}))?");

    public TrackerHost {
        if (name.isEmpty() || port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("no host of a tracker");
        }
    }

    /** Reads what you typed; throws where {@link #parse} would answer Left. */
    public static TrackerHost of(String text) {
        return parse(text).getOrElseThrow(error -> new IllegalArgumentException(error.message()));
    }

    /**
     * Reads {@code tracker.lan}, {@code tracker.lan:6969}, {@code 192.0.2.1}, {@code 2001:db8::1} or {@code [2001:db8::1]:6969}. Left is
     * {@code Malformed}.
     */
    public static Either<TrackerError, TrackerHost> parse(String text) {
        if (IpAddress.parse(text).isDefined()) {
            return Either.right(new TrackerHost(normal(text), 0));
        }
        Matcher typed = TYPED.matcher(text);
        return typed.matches() ? read(typed) : Either.left(NONE);
    }

    private static Either<TrackerError, TrackerHost> read(Matcher typed) {
        @Nullable String inBrackets = typed.group(1);
        @Nullable String digits = typed.group(3);
        int port = digits == null ? 0 : Integer.parseInt(digits);
        boolean isPort = digits == null || (port > 0 && port <= HIGHEST_PORT);
        if (!isPort || (inBrackets != null && IpAddress.parse(inBrackets).isEmpty())) {
            return Either.left(NONE);
        }
        return Either.right(new TrackerHost(normal(inBrackets == null ? typed.group(2) : inBrackets), port));
    }

    /** Where a URL leads, at its port. */
    public static TrackerHost of(TrackerUrl url) {
        return new TrackerHost(normal(url.host()), url.port());
    }

    /** The same host, whatever the port. */
    public TrackerHost atAnyPort() {
        return new TrackerHost(name, 0);
    }

    /** A host however it is written, as {@link #name} has it. A mapped IPv6 address is the IPv4 address it means (IPV6-4). */
    public static String normal(String host) {
        return IpAddress.parse(host).map(IpAddress::toString).getOrElse(() -> normalName(host));
    }

    private static String normalName(String host) {
        String bare = host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return inAscii(bare).toLowerCase(Locale.ROOT);
    }

    /** URLs have their names in ASCII already. */
    private static String inAscii(String name) {
        try {
            return name.chars().allMatch(c -> c < 0x80) ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noName) {
            // Nothing is called that, so that nothing is meant.
            return name;
        }
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        String host = name.indexOf(':') >= 0 && port > 0 ? "[" + name + "]" : name;
        return port > 0 ? host + ":" + port : host;
    }
}
