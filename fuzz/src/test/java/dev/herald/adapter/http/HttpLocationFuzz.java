package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;

/** Where redirects lead. */
public final class HttpLocationFuzz implements FuzzTarget {

    private static final Destination BASE =
            Destination.verbatim(TrackerUrl.of("http://user:word@tracker.example:6969/a/announce?x=1"));

    @Override
    public void take(byte[] input) {
        String location = new String(input, StandardCharsets.ISO_8859_1);
        Either<TrackerError, Destination> resolved = Location.resolve(BASE, location);
        if (resolved.isLeft()) {
            Heard.isSane(resolved.getLeft());
            return;
        }
        Destination there = resolved.get();
        byte[] target = there.target();
        Law.holds(target.length > 0 && target[0] == '/', "a target begins with a slash");
        for (byte b : target) {
            Law.holds((b & 0xFF) > ' ' && b != 0x7F, "a target cannot end the request line");
        }
        Law.printable(there.toString());
        for (int i = 0; i < there.origin().hostHeader().length(); i++) {
            char c = there.origin().hostHeader().charAt(i);
            Law.holds(c > ' ' && c < 0x7F, "a host cannot end the header line");
        }
        Law.holds(
                there.trustedLike(BASE).credentials().isEmpty()
                        || there.origin().equals(BASE.origin())
                        || there.credentials().isDefined(),
                "HTTP-T4: credentials do not follow to another host");
    }
}
