package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.tracker.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A proxy that every connection goes through. Names of trackers are handed to it unresolved, and where it does not answer,
 * nothing does: no connection ever goes around it.
 */
public final class ProxyServer {

    /** How a proxy is talked to. */
    enum Kind {
        HTTP(8080),
        SOCKS5(1080);

        private final int usualPort;

        Kind(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    private final Secret url;
    private final Kind kind;
    private final String host;
    private final int port;
    private final Option<Credentials> credentials;

    private ProxyServer(String url, Kind kind, String host, int port, Option<Credentials> credentials) {
        this.url = Secret.of(url);
        this.kind = kind;
        this.host = host;
        this.port = port;
        this.credentials = credentials;
    }

    /** Reads a URL that you typed; throws where {@link #parse} would answer Left. */
    public static ProxyServer of(String url) {
        return parse(url).getOrElseThrow(error -> new IllegalArgumentException(error.message()));
    }

    /**
     * Reads {@code http://host:port} or {@code socks5://host:port}, either with {@code user:password@} before the host. Without
     * a port, 8080 and 1080 are meant. {@code socks5h} is the same as {@code socks5}. Left is {@code Unsupported} for another
     * scheme, {@code Malformed} for what is no host and port.
     */
    public static Either<TrackerError, ProxyServer> parse(String url) {
        int colon = url.indexOf("://");
        if (colon < 1) {
            return Either.left(new TrackerError.Malformed("a proxy such as socks5://host:1080", 0));
        }
        return kind(url.substring(0, colon).toLowerCase(Locale.ROOT))
                .flatMap(kind -> behindScheme(kind, url, colon + 3));
    }

    private static Either<TrackerError, Kind> kind(String scheme) {
        return switch (scheme) {
            case "http" -> Either.right(Kind.HTTP);
            case "socks5", "socks5h" -> Either.right(Kind.SOCKS5);
            default -> Either.left(new TrackerError.Unsupported("a proxy that is neither http nor socks5"));
        };
    }

    private static Either<TrackerError, ProxyServer> behindScheme(Kind kind, String url, int start) {
        int end = url.endsWith("/") ? url.length() - 1 : url.length();
        int at = url.lastIndexOf('@');
        Option<String> userInfo = at >= start ? Option.some(url.substring(start, at)) : Option.none();
        String authority = url.substring(Math.min(end, at >= start ? at + 1 : start), end);
        boolean hasPort = authority.matches(".*:[0-9]+") && !authority.endsWith("]");
        return PeerEndpoint.parse(hasPort ? authority : authority + ":" + kind.usualPort)
                .filter(place -> place.port() > 0)
                .map(place ->
                        new ProxyServer(url, kind, place.host().toString(), place.port(), Credentials.of(userInfo)))
                .toEither(new TrackerError.Malformed("a proxy's host and port", start));
    }

    /** Whether it speaks HTTP, and so can carry connections only; otherwise it speaks SOCKS5. */
    public boolean isHttp() {
        return kind == Kind.HTTP;
    }

    /** A name, or an address without brackets. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** Who we are to it. */
    public Option<Credentials> credentials() {
        return credentials;
    }

    /** The URL as it was written, the password included. Not for logs, errors or screens. */
    public String reveal() {
        return url.reveal();
    }

    /** Where it is, without the user and the password. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":"
                + port;
    }
}
