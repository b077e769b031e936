package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static dev.herald.adapter.bencode.Reading.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeWritingTest {

    @Test
    void BENC_17_writes_what_was_built() {
        BencodeDictionary answer = BencodeDictionary.builder()
                .put("peers", BencodeBytes.of(new byte[] {(byte) 0xC0, 0, 2, 1, 0x1A, (byte) 0xE1}))
                .put("interval", 1800)
                .put("warning message", "bad")
                .put("nested", BencodeList.of(BencodeInteger.of(-1), BencodeList.of(), BencodeBytes.of("")))
                .build();

        assertThat(written(answer))
                .isEqualTo("d8:intervali1800e6:nestedli-1ele0:e5:peers6:\u00c0\u0000\u0002\u0001\u001a\u00e1"
                        + "15:warning message3:bade");
    }

    @ParameterizedTest(name = "BENC-17 {0} is written {1}")
    @CsvSource({
        "i-0e, i0e",
        "i-000e, i0e",
        "i007e, i7e",
        "i-007e, i-7e",
        "i00018446744073709551616e, i18446744073709551616e",
        "00:, 0:",
        "0003:abc, 3:abc",
        "d1:b1:x1:a1:ye, d1:a1:y1:b1:xe",
        "d2:aa1:x1:a1:ye, d1:a1:y2:aa1:xe",
        "d1:a1:x1:a1:ye, d1:a1:xe",
        "d1:b1:x1:a1:y1:b1:ze, d1:a1:y1:b1:xe",
        "d1:b1:x01:bi1e2:a:i3ee, d2:a:i3e1:b1:xe",
        "ld1:bi01e1:ai1eee, ld1:ai1e1:bi1eee",
        "leX, le",
    })
    void BENC_17_what_was_not_canonical_becomes_canonical(String received, String canonical) {
        assertThat(written(LENIENT.value(received))).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "BENC-17 {0} stays as it is")
    @ValueSource(
            strings = {
                "i0e",
                "i-9223372036854775808e",
                "i123456789012345678901234567890e",
                "0:",
                "le",
                "de",
                "d3:cow3:moo4:spam4:eggse",
                "d0:d0:d0:leeee",
                "lllleeeldeee",
            })
    void BENC_17_what_was_canonical_stays_as_it_is(String canonical) {
        assertThat(written(STRICT.value(canonical))).isEqualTo(canonical);
    }

    @Test
    void BENC_17_keys_are_sorted_by_unsigned_bytes() {
        BencodeDictionary dictionary = LENIENT.dictionary("d1:\u00ff0:1:\u00800:1:\u007f0:2:\u007f\u00000:e");

        assertThat(written(dictionary)).isEqualTo("d1:\u007f0:2:\u007f\u00000:1:\u00800:1:\u00ff0:e");
    }

    @Test
    void BENC_17_received_values_may_stand_inside_built_ones() {
        BencodeValue received = LENIENT.value("d1:bi02e1:ai1ee");

        assertThat(written(BencodeList.of(received, received))).isEqualTo("ld1:ai1e1:bi2eed1:ai1e1:bi2eee");
    }

    @Test
    void writes_any_depth_without_native_stack() {
        int depth = 200_000;
        BencodeValue value = BencodeInteger.of(1);
        for (int i = 0; i < depth; i++) {
            value = BencodeList.of(value);
        }

        assertThat(written(value)).isEqualTo("l".repeat(depth) + "i1e" + "e".repeat(depth));
    }

    @Test
    void writes_more_than_any_first_guess() {
        BencodeBytes big = BencodeBytes.of(new byte[1_000_000]);

        assertThat(Bencode.codec().encode(BencodeList.of(big, big, big))).hasSize(2 + 3 * (8 + 1_000_000));
    }

    private static String written(BencodeValue value) {
        return latin1(Bencode.codec().encode(value));
    }
}
