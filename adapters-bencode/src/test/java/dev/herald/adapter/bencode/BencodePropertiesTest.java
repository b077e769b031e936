package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static dev.herald.adapter.bencode.Reading.bytes;
import static dev.herald.adapter.bencode.Reading.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for every input, tried on many: by chance from fixed seeds, and all short ones. */
class BencodePropertiesTest {

    private static final int SEEDS = 1_000;

    private final BencodeCodec codec = Bencode.codec();

    @Test
    void what_was_written_reads_back_the_same_in_both_modes() {
        for (int seed = 0; seed < SEEDS; seed++) {
            BencodeValue value = new RandomBencode(seed).value(6);
            byte[] written = codec.encode(value);

            for (Reading reading : Reading.values()) {
                BencodeValue read = reading.of(written).get();
                assertThat(RandomBencode.content(read)).as("seed %d", seed).isEqualTo(RandomBencode.content(value));
                assertThat(codec.encode(read)).as("seed %d", seed).isEqualTo(written);
                assertThat(read.encoded().remaining()).as("seed %d", seed).isEqualTo(written.length);
            }
        }
    }

    @Test
    void what_was_written_sloppily_reads_the_same_where_lenient() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomBencode random = new RandomBencode(seed);
            BencodeValue value = random.value(6);
            byte[] sloppy = random.sloppily(value);

            BencodeValue read = LENIENT.of(sloppy).get();

            assertThat(RandomBencode.content(read)).as("seed %d", seed).isEqualTo(RandomBencode.content(value));
            assertThat(codec.encode(read)).as("seed %d", seed).isEqualTo(codec.encode(value));
            assertThat(STRICT.accepts(sloppy)).as("seed %d", seed).isEqualTo(isCanonical(sloppy));
        }
    }

    @Test
    void nothing_that_was_cut_off_is_accepted() {
        for (int seed = 0; seed < SEEDS / 10; seed++) {
            byte[] written = codec.encode(new RandomBencode(seed).value(4));

            for (int length = 0; length < written.length; length++) {
                for (Reading reading : Reading.values()) {
                    Malformed failure = Reading.failure(reading.of(Arrays.copyOf(written, length)));
                    assertThat(failure.offset()).as("seed %d", seed).isBetween(0L, (long) length);
                }
            }
        }
    }

    @Test
    void spoiled_input_gives_an_answer_and_never_an_exception() {
        for (int seed = 0; seed < 5 * SEEDS; seed++) {
            RandomBencode random = new RandomBencode(seed);

            assertSound(random.spoiled(codec.encode(random.value(4))), "seed " + seed);
        }
    }

    @Test
    void noise_gives_an_answer_and_never_an_exception() {
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            assertSound(new RandomBencode(seed).noise(seed % 40), "seed " + seed);
        }
    }

    @Test
    void limits_let_through_what_keeps_them_and_nothing_else() {
        for (int seed = 0; seed < SEEDS; seed++) {
            BencodeValue value = new RandomBencode(seed).value(6);
            byte[] written = codec.encode(value);
            BencodeLimits limits = new BencodeLimits(seed % 2 == 0, 1 + seed % 5, 1 + seed % 17, 1 + seed % 97);

            boolean kept = depth(value) <= limits.maxDepth()
                    && tokens(value) <= limits.maxTokens()
                    && written.length <= limits.maxBytes();
            assertThat(codec.decode(written, limits).isRight())
                    .as("seed %d", seed)
                    .isEqualTo(kept);
        }
    }

    @Test
    void BENC_10_every_way_to_the_value_of_a_key_leads_to_the_first_of_that_name() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomBencode random = new RandomBencode(seed);

            assertWaysAgree(LENIENT.of(random.sloppily(random.value(6))).get(), "seed " + seed);
        }
    }

    private static void assertWaysAgree(BencodeValue value, String why) {
        inside(value).forEach(inner -> assertWaysAgree(inner, why));
        if (value instanceof BencodeDictionary dictionary) {
            Map<String, BencodeValue> firsts = new HashMap<>();
            dictionary.forEach(entry -> firsts.putIfAbsent(latin1(entry.key().toByteArray()), entry.value()));
            firsts.forEach((key, first) -> {
                assertThat(dictionary.get(key).map(BencodeValue::encoded))
                        .as(why)
                        .containsExactly(first.encoded());
                assertThat(dictionary.integer(key)).as(why).isEqualTo(number(first));
                assertThat(dictionary.bytes(key).map(BencodeBytes::content))
                        .as(why)
                        .isEqualTo(first instanceof BencodeBytes bytes ? Option.some(bytes.content()) : Option.none());
            });
            assertThat(dictionary.get("no key is as long as this")).as(why).isEmpty();
        }
    }

    /** Read from the text as it stands, by somebody else. */
    private static Option<Long> number(BencodeValue value) {
        String text = latin1(copy(value.encoded()));
        return Option.when(text.startsWith("i"), () -> new BigInteger(text.substring(1, text.length() - 1)))
                .filter(number -> number.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact);
    }

    private static byte[] copy(ByteBuffer range) {
        byte[] bytes = new byte[range.remaining()];
        range.duplicate().get(bytes);
        return bytes;
    }

    @Test
    void every_short_input_is_judged_as_the_grammar_says() {
        String alphabet = "ilde01:-";
        for (int length = 0; length <= 5; length++) {
            int inputs = 1 << (3 * length);
            for (int number = 0; number < inputs; number++) {
                StringBuilder input = new StringBuilder();
                for (int i = 0; i < length; i++) {
                    input.append(alphabet.charAt((number >> (3 * i)) & 7));
                }
                assertJudgedRight(input.toString());
                assertJudgedRight("d" + input);
            }
        }
    }

    private void assertJudgedRight(String input) {
        byte[] bytes = bytes(input);
        int end = NaiveGrammar.end(input, 0);
        boolean lenient = LENIENT.accepts(bytes);
        if (lenient != (end >= 0) || STRICT.accepts(bytes) != (lenient && isCanonical(bytes))) {
            assertThat(lenient).as("lenient accepts %s", input).isEqualTo(end >= 0);
            assertThat(STRICT.accepts(bytes)).as("strict accepts %s", input).isEqualTo(lenient && isCanonical(bytes));
        }
    }

    /** Strict and lenient agree as they must, and what was accepted can be walked to its last leaf. */
    private void assertSound(byte[] input, String why) {
        Either<TrackerError, BencodeValue> read = LENIENT.of(input);
        boolean canonical = read.isRight() && isCanonical(input);

        assertThat(STRICT.accepts(input)).as("%s: %s", why, latin1(input)).isEqualTo(canonical);
        if (read.isRight()) {
            assertThat(STRICT.of(codec.encode(read.get())).map(RandomBencode::content))
                    .as(why)
                    .containsExactly(RandomBencode.content(read.get()));
        }
    }

    private static int depth(BencodeValue value) {
        int inside = 0;
        for (BencodeValue inner : inside(value)) {
            inside = Math.max(inside, depth(inner));
        }
        return value instanceof BencodeList || value instanceof BencodeDictionary ? inside + 1 : 0;
    }

    private static int tokens(BencodeValue value) {
        int tokens = 1;
        for (BencodeValue inner : inside(value)) {
            tokens += tokens(inner);
        }
        return tokens;
    }

    private static List<BencodeValue> inside(BencodeValue value) {
        List<BencodeValue> inside = new ArrayList<>();
        if (value instanceof BencodeList list) {
            list.forEach(inside::add);
        } else if (value instanceof BencodeDictionary dictionary) {
            dictionary.forEach(entry -> {
                inside.add(entry.key());
                inside.add(entry.value());
            });
        }
        return inside;
    }

    private boolean isCanonical(byte[] input) {
        return Arrays.equals(codec.encode(LENIENT.of(input).get()), input);
    }
}
