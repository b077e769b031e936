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

    @Test
    public final void hostile_bytes_are_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        for (byte[] bytes : hostileBytes()) {
            assertEnds(ScriptedAnswer.bytes(bytes), "these " + bytes.length + " bytes");
        }
    }

    @Test
    public final void an_answer_cut_anywhere_is_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        for (int cut = 0; cut < 400; cut += 13) {
            int length = cut;
            assertEnds(rich().mangled(bytes -> first(length, bytes)), "cut to " + length);
        }
    }

    @Test
    public final void an_answer_with_a_byte_turned_is_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int place = random.nextInt(1_000);
            byte other = (byte) random.nextInt(256);
            UnaryOperator<byte[]> turn = bytes -> {
                byte[] turned = bytes.clone();
                turned[place % turned.length] = other;
                return turned;
            };
            assertEnds(rich().mangled(turn), "byte " + place + " turned into " + other);
        }
    }

    private void assertEnds(ScriptedAnswer answer, String what) throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(answer));

        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce =
                gateway.announce(tracker.url(), Fixtures.announce(), SHORT);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape =
                gateway.scrape(tracker.url(), Vector.of(IH1), SHORT);

        assertThat(answerOf(announce, SHORT)).as("announce, %s", what).isNotNull();
        assertThat(answerOf(scrape, SHORT)).as("scrape, %s", what).isNotNull();
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
