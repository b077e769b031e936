package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks bodies as {@code Content-Encoding} says, no further than the cap (HTTP-T5, HTTP-T9). */
final class ContentCoding {

    private static final int STEP = 8_192;

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
            case "gzip", "x-gzip" -> inflate(() -> new GZIPInputStream(new ByteArrayInputStream(body), STEP), cap);
            case "deflate" -> inflate(() -> new InflaterInputStream(new ByteArrayInputStream(body)), cap);
            default -> Either.left(new Malformed("a body packed with gzip or not at all", 0));
        };
    }

    /** Opens the packed bytes; may fail on their first ones. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private static Either<TrackerError, byte[]> inflate(Source source, int cap) {
        Bytes unpacked = new Bytes(cap, STEP);
        try (InputStream packed = source.open()) {
            byte[] step = new byte[STEP];
            for (int count = packed.read(step); count >= 0; count = packed.read(step)) {
                if (!unpacked.add(step, count)) {
                    return Either.left(new Blocked("an answer that unpacks to more than " + cap + " bytes"));
                }
            }
        } catch (EOFException torn) {
            return Either.right(unpacked.toByteArray());
        } catch (ZipException broken) {
            return unpacked.length() > 0
                    ? Either.right(unpacked.toByteArray())
                    : Either.left(new Malformed("a body that can be unpacked", 0));
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory", impossible);
        }
        return Either.right(unpacked.toByteArray());
    }
}
