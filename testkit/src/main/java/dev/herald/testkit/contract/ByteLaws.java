package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever bytes come. */
abstract class ByteLaws extends EndLaws {

    /** Silence is an end too, and trackers that end in it are waited for together. */
    private static final int AT_ONCE = 16;

    @Test
    public final void hostile_bytes_are_a_left_or_a_right() throws InterruptedException {
        assertAllEnd(hostileBytes()
                .map(bytes -> new Oddity("these " + bytes.length + " bytes", ScriptedAnswer.bytes(bytes))));
    }

    @Test
    public final void an_answer_cut_anywhere_is_a_left_or_a_right() throws InterruptedException {
        assertAllEnd(Vector.rangeBy(0, 400, 13)
                .map(length -> new Oddity("cut to " + length, rich().mangled(bytes -> first(length, bytes)))));
    }

    @Test
    public final void an_answer_with_a_byte_turned_is_a_left_or_a_right() throws InterruptedException {
        Random random = new Random(7);
        assertAllEnd(Vector.range(0, 50).map(round -> {
            int place = random.nextInt(1_000);
            byte other = (byte) random.nextInt(256);
            UnaryOperator<byte[]> turn = bytes -> {
                byte[] turned = bytes.clone();
                turned[place % turned.length] = other;
                return turned;
            };
            return new Oddity("byte " + place + " turned into " + other, rich().mangled(turn));
        }));
    }

    /** An answer that no tracker should give. */
    private record Oddity(String what, ScriptedAnswer answer) {}

    /** An announce and a scrape of a tracker that gives it. */
    private record Asked(
            String what,
            CompletableFuture<Either<TrackerError, AnnounceResponse>> announce,
            CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape) {}

    private void assertAllEnd(Seq<Oddity> oddities) throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        for (Seq<Oddity> some : oddities.grouped(AT_ONCE)) {
            for (Asked asked : some.map(this::ask)) {
                assertThat(answerOf(asked.announce(), SHORT))
                        .as("announce, %s", asked.what())
                        .isNotNull();
                assertThat(answerOf(asked.scrape(), SHORT))
                        .as("scrape, %s", asked.what())
                        .isNotNull();
            }
        }
    }

    private Asked ask(Oddity oddity) {
        HarnessTracker tracker = harness.openTracker(always(oddity.answer()));
        return new Asked(
                oddity.what(),
                gateway.announce(tracker.url(), Fixtures.announce(), SHORT),
                gateway.scrape(tracker.url(), Vector.of(IH1), SHORT));
    }

    private static Seq<byte[]> hostileBytes() {
        Random random = new Random(42);
        Vector<byte[]> noise = Vector.range(1, 30).map(size -> {
            byte[] bytes = new byte[size * size];
            random.nextBytes(bytes);
            return bytes;
        });
        return noise.appendAll(Vector.of(
                        "",
                        "<html><body>Not Found</body></html>",
                        "d",
                        "de",
                        "le",
                        "i1e",
                        "d8:intervali-1e5:peers0:e",
                        "d8:intervali99999999999999999999999e5:peersi0ee",
                        "d5:peers99999999999999999999:e",
                        "d5:peers2147483647:e",
                        "d5:peers-1:e",
                        "d8:completei-5e10:incomplete3:abc5:peers7:1234567e",
                        "d5:filesd19:too short for a hashdeee",
                        "d5:filesle",
                        "d14:failure reasoni7ee",
                        "l".repeat(100_000),
                        "d1:a".repeat(50_000),
                        "i" + "9".repeat(100_000) + "e")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ScriptedAnswer rich() {
        return announced(richResponse());
    }

    private static byte[] first(int length, byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }
}
