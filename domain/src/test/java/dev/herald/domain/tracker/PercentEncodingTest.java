package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "a%20b, a b",
        "%2f%2F, //",
        "a+b, a+b",
        "%, %",
        "%4, %4",
        "%zz, %zz",
        "%4z, %4z",
        "%%41, %A",
        "%2541, %41",
        "ü%C3%BC, üü",
        "%FF, \uFFFD",
        "％41, ％41",
        "'', ''",
    })
    void decodes_once_and_leaves_broken_escapes_as_they_stand(String encoded, String decoded) {
        assertThat(PercentEncoding.decodeText(encoded)).isEqualTo(decoded);
    }

    @Test
    void every_byte_value_can_be_written() {
        for (int value = 0; value < 256; value++) {
            assertThat(PercentEncoding.decode(String.format("%%%02X", value))).containsExactly(value);
            assertThat(PercentEncoding.decode(String.format("%%%02x", value))).containsExactly(value);
        }
        assertThat(PercentEncoding.decode("é")).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    }
}
