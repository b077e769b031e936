package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks bodies as {@code Content-Encoding} says, no further than the cap (HTTP-T5, HTTP-T9). */
final class ContentCoding {

    private static final int STEP = 8_192;
    private static final int BEGINNING = 0;

    private ContentCoding() {}

    /**
     * The body as the tracker made it. {@code Blocked} where it gets longer than {@code cap}, {@code Malformed} where it cannot be
     * unpacked. What of a torn body can be unpacked is taken, and what is not packed in spite of the header is taken as it is.
     */
    static Either<TrackerError, byte[]> unpack(HttpAnswer answer, int cap) {
        byte[] body = answer.body().toByteArray();
        String coding = answer.contentEncoding().getOrElse("").strip().toLowerCase(Locale.ROOT);
        boolean bencoded = body.length > 0 && body[0] == 'd';
        if (coding.isEmpty() || coding.equals("identity") || body.length == 0 || bencoded) {
            return Either.right(body);
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> inflate(new Inflater(true), body, GzipMember.content(body, BEGINNING), cap);
            case "deflate" -> inflate(new Inflater(), body, BEGINNING, cap);
            default -> Either.left(new Malformed("a body packed with gzip or not at all", 0));
        };
    }

    /** A loop over the members of the body: streams of the JDK call themselves for each that is empty, until the stack is full. */
    private static Either<TrackerError, byte[]> inflate(Inflater inflater, byte[] body, int start, int cap) {
        Bytes unpacked = new Bytes(cap, STEP);
        byte[] step = new byte[STEP];
        int at = start;
        try {
            while (at != GzipMember.NONE) {
                inflater.reset();
                inflater.setInput(body, at, body.length - at);
                if (!drain(inflater, step, unpacked)) {
                    return Either.left(new Blocked("an answer that unpacks to more than " + cap + " bytes"));
                }
                at = inflater.finished()
                        ? GzipMember.behind(body, body.length - inflater.getRemaining())
                        : GzipMember.NONE;
            }
        } catch (DataFormatException broken) {
            return taken(unpacked);
        } finally {
            inflater.end();
        }
        return start == GzipMember.NONE ? taken(unpacked) : Either.right(unpacked.toByteArray());
    }

    /** Whether there was room for everything up to the end of the member or of the input. */
    private static boolean drain(Inflater inflater, byte[] step, Bytes unpacked) throws DataFormatException {
        int count;
        do {
            count = inflater.inflate(step);
            if (!unpacked.add(step, count)) {
                return false;
            }
        } while (count > 0);
        return true;
    }

    private static Either<TrackerError, byte[]> taken(Bytes unpacked) {
        return unpacked.length() > 0
                ? Either.right(unpacked.toByteArray())
                : Either.left(new Malformed("a body that can be unpacked", 0));
    }
}
