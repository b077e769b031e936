package dev.herald.domain.tracker;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.HostName;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Takes a tracker URL apart without {@code java.net.URI}, which refuses what real trackers use (TRAP-8). */
final class TrackerUrlParser {

    private static final String SEPARATOR = "://";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private final String text;
    private final int skipped;

    TrackerUrlParser(String given) {
        this.text = given.strip();
        this.skipped = given.length() - given.stripLeading().length();
    }

    Either<TrackerError, TrackerUrl> parse() {
        if (text.startsWith("*")) {
            return Either.left(new TrackerError.Unsupported("a tracker disabled by a leading *"));
        }
        if (text.length() > TrackerUrl.LONGEST) {
            return malformed("a URL of at most " + TrackerUrl.LONGEST + " characters", TrackerUrl.LONGEST);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7F || Character.isISOControl(c) || (Character.isSurrogate(c) && !isPaired(i))) {
                return malformed("a URL without spaces or control characters", i);
            }
        }
        int schemeEnd = text.indexOf(SEPARATOR);
        String name = text.substring(0, Math.max(schemeEnd, 0));
        if (!SCHEME.matcher(name).matches()) {
            return malformed("a tracker URL such as http://host/announce", 0);
        }
        Option<TrackerScheme> scheme = TrackerScheme.named(name);
        return scheme.isEmpty()
                ? Either.left(new TrackerError.Unsupported("trackers use http, https, udp, ws or wss, not " + name))
                : behindScheme(scheme.get(), schemeEnd + SEPARATOR.length());
    }

    private Either<TrackerError, TrackerUrl> behindScheme(TrackerScheme scheme, int authority) {
        int authorityEnd = firstOf("/?#", authority);
        int pathEnd = firstOf("?#", authorityEnd);
        int queryEnd = firstOf("#", pathEnd);
        Option<String> query = pathEnd < text.length() && text.charAt(pathEnd) == '?'
                ? Option.some(text.substring(pathEnd + 1, queryEnd))
                : Option.none();
        int at = text.lastIndexOf('@', authorityEnd - 1);
        Option<Secret> userInfo = Option.when(at >= authority, () -> Secret.of(text.substring(authority, at)));
        int hostStart = at >= authority ? at + 1 : authority;
        int hostEnd = hostEnd(hostStart, authorityEnd);
        if (hostEnd < 0) {
            return malformed("a closing bracket behind an IPv6 address", authorityEnd);
        }
        return host(hostStart, hostEnd)
                .flatMap(host -> port(scheme, hostEnd, authorityEnd)
                        .map(port -> new TrackerUrl(
                                text, scheme, host, port, userInfo, text.substring(authorityEnd, pathEnd), query)));
    }

    private int hostEnd(int start, int authorityEnd) {
        if (start < authorityEnd && text.charAt(start) == '[') {
            int bracket = text.indexOf(']', start);
            return bracket < 0 || bracket >= authorityEnd ? -1 : bracket + 1;
        }
        int colon = text.indexOf(':', start);
        return colon < 0 || colon >= authorityEnd ? authorityEnd : colon;
    }

    private Either<TrackerError, String> host(int start, int end) {
        String host = text.substring(start, end);
        if (host.startsWith("[")) {
            return IpAddress.parseBracketed(host)
                    .map(address -> Either.<TrackerError, String>right(address.toString()))
                    .getOrElse(() -> malformed("an IPv6 address without a zone between brackets", start));
        }
        return HostName.parse(host)
                .map(name -> Either.<TrackerError, String>right(name.toString()))
                .getOrElse(() -> malformed("a host name or an address", start));
    }

    private Either<TrackerError, Integer> port(TrackerScheme scheme, int colon, int end) {
        if (colon < end && text.charAt(colon) != ':') {
            return malformed("nothing but a port behind the address", colon);
        }
        if (colon == end || colon + 1 == end) {
            return scheme.defaultPort()
                    .map(Either::<TrackerError, Integer>right)
                    .getOrElse(() -> malformed("a port, such as :6969, behind the host", end));
        }
        int port = 0;
        for (int i = colon + 1; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return malformed("a port number", i);
            }
            port = Math.min(port * 10 + (digit - '0'), 1 << 16);
        }
        return port >= 1 && port <= 0xFFFF ? Either.right(port) : malformed("a port from 1 to 65535", colon + 1L);
    }

    private int firstOf(String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private boolean isPaired(int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    private <T> Either<TrackerError, T> malformed(String expected, long offset) {
        return Either.left(new TrackerError.Malformed(expected, skipped + offset));
    }
}
