package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.ScalarReader.FAILED;
import static dev.herald.adapter.bencode.ScalarReader.isDigit;

import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an input, used once: proves it to be bencode within the limits, and writes its tape. The steps answer offsets as
 * those of {@link ScalarReader} do.
 */
final class TapeReader {

    /** In place of the offset of the key read last: the container is a list, or a dictionary that has no key yet. */
    private static final int LIST = -1;

    private static final int NO_KEY_YET = 0;

    private static final int ROOT = 0;

    private final byte[] bytes;
    private final BencodeLimits limits;
    private final ScalarReader scalars;
    private final Tape tape = new Tape();
    private int open = Tape.NONE;
    private int depth;
    private int tokens;
    private boolean infoSeen;

    TapeReader(byte[] bytes, BencodeLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.scalars = new ScalarReader(bytes, limits.strict());
    }

    Either<TrackerError, BencodeValue> read() {
        int end = bytes.length > limits.maxBytes() ? failSize() : root();
        if (limits.strict() && end != FAILED && end < bytes.length) {
            scalars.failFound("the end of the input", end);
        }
        @Nullable Malformed failure = scalars.failure();
        return failure == null ? Either.right(new Received(bytes, tape).root()) : Either.left(failure);
    }

    private int root() {
        int at = value(0, "a bencoded value");
        while (open != Tape.NONE && at != FAILED) {
            at = scalars.byteAt(at) == 'e' ? close(at) : next(at);
        }
        return at;
    }

    private int close(int at) {
        depth--;
        open = tape.close(open, at + 1);
        return at + 1;
    }

    private int next(int at) {
        if (tape.lastKey(open) == LIST) {
            return value(at, "a value or the end of the list");
        }
        int behindKey = key(at);
        return behindKey == FAILED ? FAILED : value(behindKey, "the value of a dictionary key");
    }

    private int value(int at, String expected) {
        if (++tokens > limits.maxTokens()) {
            return failTokens(at);
        }
        int first = scalars.byteAt(at);
        if (isDigit(first)) {
            return scalars.byteString(at);
        }
        return switch (first) {
            case 'i' -> scalars.integer(at);
            case 'l' -> open(at, LIST);
            case 'd' -> open(at, NO_KEY_YET);
            default -> scalars.failFound(expected, at);
        };
    }

    private int open(int at, int lastKey) {
        if (++depth > limits.maxDepth()) {
            return failDepth(at);
        }
        open = tape.open(open, lastKey);
        return at + 1;
    }

    private int key(int at) {
        if (++tokens > limits.maxTokens()) {
            return failTokens(at);
        }
        if (!isDigit(scalars.byteAt(at))) {
            return scalars.failFound("a dictionary key or the end of the dictionary", at);
        }
        int end = scalars.byteString(at);
        if (limits.strict() && end != FAILED) {
            end = inOrder(at, end);
        }
        if (open == ROOT && end != FAILED) {
            end = notInfoAgain(at, end);
        }
        tape.lastKey(open, at);
        return end;
    }

    private int inOrder(int at, int end) {
        int last = tape.lastKey(open);
        int order = last == NO_KEY_YET ? -1 : ByteStrings.compare(bytes, last, at);
        if (order == 0) {
            return scalars.fail("no dictionary key twice", at);
        }
        return order < 0 ? end : scalars.fail("dictionary keys in ascending order", at);
    }

    private int notInfoAgain(int at, int end) {
        if (!ByteStrings.is(bytes, ByteStrings.content(bytes, at), end, "info")) {
            return end;
        }
        if (infoSeen) {
            return scalars.fail("only one 'info' in the root dictionary", at);
        }
        infoSeen = true;
        return end;
    }

    private int failSize() {
        return scalars.fail("at most " + limits.maxBytes() + " bytes", limits.maxBytes());
    }

    private int failDepth(int at) {
        return scalars.fail("at most " + limits.maxDepth() + " lists and dictionaries inside each other", at);
    }

    private int failTokens(int at) {
        return scalars.fail("at most " + limits.maxTokens() + " values", at);
    }
}
