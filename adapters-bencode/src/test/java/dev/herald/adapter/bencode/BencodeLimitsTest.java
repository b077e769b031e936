package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static dev.herald.adapter.bencode.Reading.bytes;
import static dev.herald.adapter.bencode.Reading.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError.Malformed;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeLimitsTest {

    private static final int MANY = 1_000_000;

    private final BencodeCodec codec = Bencode.codec();

    @ParameterizedTest(name = "BENC-12 a million nested lists, {0}")
    @EnumSource
    void BENC_12_a_million_nested_lists_are_a_failure_and_no_stack_overflow(Reading reading) {
        Malformed failure = Reading.failure(reading.of(bytes("l".repeat(MANY))));

        assertThat(failure.expected()).isEqualTo("at most 100 lists and dictionaries inside each other");
        assertThat(failure.offset()).isEqualTo(100);
    }

    @ParameterizedTest(name = "BENC-12 a million nested dictionaries, {0}")
    @EnumSource
    void BENC_12_a_million_nested_dictionaries_are_a_failure_too(Reading reading) {
        assertThat(Reading.failure(reading.of(bytes("d1:a".repeat(MANY)))).offset())
                .isEqualTo(400);
    }

    @Test
    void BENC_12_whatever_depth_a_caller_allows_needs_no_native_stack() {
        int times = 100_000;
        String input = "d0:l".repeat(times) + "i7e" + "ee".repeat(times);
        BencodeLimits deep = new BencodeLimits(true, 2 * times, MANY, MANY);

        BencodeValue root = codec.decode(bytes(input), deep).get();
        BencodeValue innermost = root;
        for (int i = 0; i < times; i++) {
            innermost =
                    ((BencodeDictionary) innermost).list("").get().iterator().next();
        }

        assertThat(innermost.offset()).isEqualTo(4 * times);
        assertThat(latin1(codec.encode(root))).isEqualTo(input);
    }

    @Test
    void BENC_12_depth_counts_what_is_open_and_nothing_else() {
        BencodeLimits two = new BencodeLimits(true, 2, MANY, MANY);

        assertThat(codec.decode(bytes("lleded1:ai1eelee"), two).isRight()).isTrue();
        assertThat(failure("lleldeee", two).offset()).isEqualTo(4);
        assertThat(failure("d1:ald", two).offset()).isEqualTo(5);
        assertThat(codec.decode(bytes("i1e"), new BencodeLimits(true, 1, 1, 3)).isRight())
                .isTrue();
    }

    @Test
    void BENC_12_the_profiles_allow_32_and_100() {
        assertThat(deepestOf(BencodeLimits.TRACKER_ANSWER)).isEqualTo(32);
        assertThat(deepestOf(BencodeLimits.METAINFO)).isEqualTo(100);
    }

    @Test
    void BENC_13_counts_every_value_and_every_key() {
        BencodeLimits six = new BencodeLimits(true, 10, 6, MANY);

        assertThat(codec.decode(bytes("d1:ai1e1:bli2eee"), six).isRight()).isTrue();
        assertThat(failure("d1:ai1e1:bli2ei3eee", six).offset()).isEqualTo(14);
        assertThat(failure("d1:ai1e1:bi1e1:ci1ee", six).offset()).isEqualTo(16);
        assertThat(failure("li1ei1ed1:ai1e1:bi1eee", six).offset()).isEqualTo(14);
        assertThat(failure("lleleleleleleee", six).expected()).isEqualTo("at most 6 values");
    }

    @Test
    void BENC_13_refuses_two_million_values_and_one() {
        String lists = "le".repeat(1_999_999);

        assertThat(LENIENT.accepts(bytes("l" + lists + "e"))).isTrue();
        assertThat(LENIENT.failure("l" + lists + "lee").offset()).isEqualTo(1 + lists.length());
    }

    @Test
    void BENC_13_refuses_a_longer_input_before_it_looks_at_it() {
        BencodeLimits ten = new BencodeLimits(false, 10, 10, 10);

        assertThat(codec.decode(bytes("8:12345678"), ten).isRight()).isTrue();
        assertThat(failure("i1e        ", ten).offset()).isEqualTo(10);
        assertThat(failure("not bencode at all", ten).expected()).isEqualTo("at most 10 bytes");
    }

    /** What a stranger may make us allocate for each byte sent: the tape doubles, and every copy counts. */
    @ParameterizedTest(name = "BENC-13 memory stays in proportion: {0}")
    @ValueSource(strings = {"le", "de", "0:", "d0:d0:leee", "l", "d1:a", "i1e", "9999999999", "d4:infole"})
    void BENC_13_memory_stays_in_proportion_to_the_input(String repeated) {
        byte[] input = bytes("l" + repeated.repeat(MANY / repeated.length()));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = thread.getCurrentThreadAllocatedBytes();
        for (BencodeLimits limits : new BencodeLimits[] {LENIENT.limits(), STRICT.limits()}) {
            assertThat(codec.decode(input, limits)).isNotNull();
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / 2).isLessThan(12L * input.length);
    }

    @Test
    void BENC_6_a_huge_length_allocates_nothing() {
        byte[] input = bytes("2147483647:x");
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        codec.decode(input, LENIENT.limits());

        long before = thread.getCurrentThreadAllocatedBytes();
        codec.decode(input, LENIENT.limits());

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @ParameterizedTest(name = "a hundred thousand keys, {0} apart")
    @ValueSource(ints = {0, 1})
    void keys_repeated_or_in_falling_order_take_no_quadratic_time(int apart) {
        StringBuilder text = new StringBuilder("d");
        for (int i = 0; i < 100_000; i++) {
            text.append("6:").append(999_999 - apart * i).append('i').append(i).append('e');
        }
        BencodeDictionary dictionary = LENIENT.dictionary(text.append('e').toString());

        BencodeDictionary canonical =
                (BencodeDictionary) STRICT.of(codec.encode(dictionary)).get();

        assertThat(dictionary.size()).isEqualTo(100_000);
        assertThat(canonical.size()).isEqualTo(apart == 0 ? 1 : 100_000);
        assertThat(canonical.integer("999999")).containsExactly(0L);
    }

    private int deepestOf(BencodeLimits limits) {
        int depth = 1;
        while (codec.decode(bytes("l".repeat(depth + 1) + "e".repeat(depth + 1)), limits)
                .isRight()) {
            depth++;
        }
        return depth;
    }

    private Malformed failure(String input, BencodeLimits limits) {
        return Reading.failure(codec.decode(bytes(input), limits));
    }
}
