package dev.herald.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BencodeCodecTest {

    @ParameterizedTest(name = "BENC-15 a root that begins {0}")
    @CsvSource(delimiter = '|', textBlock = """
            <html>    | a bencoded dictionary, found HTML or other markup
            le        | a bencoded dictionary, found a list
            ll4:spamee | a bencoded dictionary, found a list
            i-1e      | a bencoded dictionary, found an integer
            4:spam    | a bencoded dictionary, found a byte string
            Not found | a bencoded dictionary, found text
            login to continue | a bencoded dictionary, found text
            leave     | a bencoded dictionary, found text
            invalid   | a bencoded dictionary, found text
            {"a":1}   | a bencoded dictionary, found JSON
            """)
    void BENC_15_a_root_that_is_no_dictionary_is_refused_unread(String input, String expected) {
        assertThat(codecAnswering(Either.right(BencodeInteger.of(1))).decodeDictionary(ascii(input), anyLimits()))
                .isEqualTo(Either.left(new Malformed(expected, 0)));
    }

    @Test
    void BENC_15_a_root_that_is_no_text_is_called_what_it_is() {
        assertThat(refused(0x1f, 0x8b, 8)).isEqualTo("a bencoded dictionary, found gzip");
        assertThat(refused('P', 'K', 3, 4)).isEqualTo("a bencoded dictionary, found a zip archive");
        assertThat(refused(0xff, 0xd8)).isEqualTo("a bencoded dictionary, found binary data");
        assertThat(refused('a', 0)).isEqualTo("a bencoded dictionary, found binary data");
    }

    private static String refused(int... bytes) {
        byte[] input = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            input[i] = (byte) bytes[i];
        }
        TrackerError error = codecAnswering(Either.right(BencodeInteger.of(1)))
                .decodeDictionary(input, anyLimits())
                .getLeft();
        return ((Malformed) error).expected();
    }

    @Test
    void BENC_15_a_dictionary_is_handed_on_and_so_is_a_failure() {
        Either<TrackerError, BencodeValue> dictionary =
                Either.right(BencodeDictionary.builder().build());
        Either<TrackerError, BencodeValue> failure = Either.left(new Malformed("an end", 7));

        assertThat(codecAnswering(dictionary).decodeDictionary(ascii("de"), anyLimits()))
                .isEqualTo(dictionary);
        assertThat(codecAnswering(failure).decodeDictionary(ascii("d"), anyLimits()))
                .isEqualTo(failure);
        assertThat(codecAnswering(failure).decodeDictionary(ascii(""), anyLimits()))
                .isEqualTo(failure);
    }

    @Test
    void BENC_12_and_BENC_13_limits_are_positive() {
        assertThat(new BencodeLimits(false, 1, 1, 1).strictly()).isEqualTo(new BencodeLimits(true, 1, 1, 1));
        assertThatThrownBy(() -> new BencodeLimits(false, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BencodeLimits(false, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BencodeLimits(false, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BencodeCodec codecAnswering(Either<TrackerError, BencodeValue> answer) {
        return new BencodeCodec() {
            @Override
            public Either<TrackerError, BencodeValue> decode(byte[] bytes, BencodeLimits limits) {
                return answer;
            }

            @Override
            public byte[] encode(BencodeValue value) {
                throw new UnsupportedOperationException("nothing is written here");
            }
        };
    }

    private static BencodeLimits anyLimits() {
        return BencodeLimits.TRACKER_ANSWER;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
