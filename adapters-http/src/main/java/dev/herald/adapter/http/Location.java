package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a {@code Location} header leads, seen from the request it answered (RFC 3986, 5.2). Works on bytes, one character each, and
 * without {@code java.net.URI}, which refuses what trackers send (TRAP-8). What is absolute is taken as it stands.
 */
final class Location {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private Location() {}

    static Either<TrackerError, Destination> resolve(Destination base, String location) {
        String reference = withoutFragment(location.strip()).replace(" ", "%20");
        Matcher scheme = SCHEME.matcher(reference);
        if (scheme.matches()) {
            return isHttp(scheme.group(1))
                    ? destination(base, reference)
                    : Either.left(new Blocked("a redirect to another scheme than http and https"));
        }
        return destination(base, absolute(base, reference));
    }

    private static boolean isHttp(String scheme) {
        String name = scheme.toLowerCase(Locale.ROOT);
        return name.equals("http") || name.equals("https");
    }

    private static String withoutFragment(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }

    private static Either<TrackerError, Destination> destination(Destination base, String url) {
        byte[] bytes = url.getBytes(StandardCharsets.ISO_8859_1);
        return TrackerUrl.parse(ByteBuffer.wrap(bytes))
                .map(there -> Destination.verbatim(there, base.visit().over()))
                .mapLeft(unreadable -> new Malformed("a URL in the Location of the redirect", 0));
    }

    private static String absolute(Destination base, String reference) {
        Origin origin = base.origin();
        if (reference.startsWith("//")) {
            return (origin.secure() ? "https:" : "http:") + reference;
        }
        String target = new String(base.target(), StandardCharsets.ISO_8859_1);
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (reference.isEmpty()) {
            return origin.url() + target;
        }
        if (reference.startsWith("?")) {
            return origin.url() + path + reference;
        }
        int end = reference.indexOf('?');
        String way = end < 0 ? reference : reference.substring(0, end);
        String from = way.startsWith("/") ? way : path.substring(0, path.lastIndexOf('/') + 1) + way;
        return origin.url() + withoutDots(from) + (end < 0 ? "" : reference.substring(end));
    }

    /** Follows {@code .} and {@code ..} where they lead (RFC 3986, 5.2.4). */
    static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            boolean up = parts[i].equals("..");
            if (up) {
                segments.pollLast();
            }
            if (!up && !parts[i].equals(".")) {
                segments.addLast(parts[i]);
            } else if (last) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }
}
