package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.LENIENT;
import static dev.herald.adapter.bencode.Reading.STRICT;
import static dev.herald.adapter.bencode.Reading.bytes;
import static dev.herald.adapter.bencode.Reading.latin1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError.Malformed;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeReadingTest {

    @ParameterizedTest(name = "BENC-5 {0} is {1}")
    @CsvSource({
        "i0e, 0",
        "i-3e, -3",
        "i42e, 42",
        "i9223372036854775807e, 9223372036854775807",
        "i-9223372036854775808e, -9223372036854775808",
    })
    void BENC_5_reads_the_whole_range_of_64_bits(String input, long number) {
        BencodeInteger integer = (BencodeInteger) STRICT.value(input);

        assertThat(integer.value()).containsExactly(number);
        assertThat(integer.decimal()).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest(name = "BENC-5 {0} is out of range")
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "9223372036854775810",
                "18446744073709551615",
                "18446744073709551616",
                "18446744073709551617",
                "-18446744073709551616",
                "92233720368547758070",
                "100000000000000000000000000000000000000000"
            })
    void BENC_5_never_wraps_what_does_not_fit_and_keeps_its_digits(String number) {
        BencodeInteger integer = (BencodeInteger) STRICT.value("i" + number + "e");

        assertThat(integer.value()).isEmpty();
        assertThat(integer.decimal()).isEqualTo(number);
    }

    @Test
    void BENC_5_an_unused_field_out_of_range_does_not_spoil_the_rest() {
        BencodeDictionary answer = LENIENT.dictionary("d8:completei18446744073709551616e8:intervali1800ee");

        assertThat(answer.integer("complete")).isEmpty();
        assertThat(answer.integer("interval")).containsExactly(1800L);
    }

    @Test
    void BENC_5_reads_a_million_digits_in_no_time() {
        String digits = "9".repeat(1_000_000);
        BencodeInteger integer = (BencodeInteger) STRICT.value("i" + digits + "e");

        assertThat(integer.value()).isEmpty();
        assertThat(integer.decimal()).isEqualTo(digits);
    }

    @ParameterizedTest(name = "BENC-3 {0} is {1}")
    @CsvSource({
        "i-0e, 0",
        "i00e, 0",
        "i-00e, 0",
        "i03e, 3",
        "i-03e, -3",
        "i0000000000000000000000000000007e, 7",
        "i-0009223372036854775808e, -9223372036854775808",
    })
    void BENC_3_lenient_reading_drops_the_zeros(String input, long number) {
        BencodeInteger integer = (BencodeInteger) LENIENT.value(input);

        assertThat(integer.value()).containsExactly(number);
        assertThat(integer.decimal()).isEqualTo(Long.toString(number));
    }

    @Test
    void BENC_2_every_byte_value_survives_in_a_string_and_in_a_key() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        BencodeDictionary dictionary = STRICT.dictionary("d256:" + latin1(all) + "256:" + latin1(all) + "e");
        BencodeDictionary.Entry entry = dictionary.iterator().next();

        assertThat(entry.key().toByteArray()).isEqualTo(all);
        assertThat(((BencodeBytes) entry.value()).toByteArray()).isEqualTo(all);
    }

    @Test
    void BENC_2_text_is_for_display_and_replaces_what_is_not_utf_8() {
        BencodeBytes text = (BencodeBytes) STRICT.value("6:a\u00e2\u0082\u00ac\u00ffb");

        assertThat(text.text()).isEqualTo("a€\ufffdb");
        assertThat(text.toByteArray()).isEqualTo(bytes("a\u00e2\u0082\u00ac\u00ffb"));
    }

    @Test
    void BENC_9_keys_are_ordered_by_unsigned_bytes() {
        assertThat(STRICT.accepts(bytes("d1:\u007f0:1:\u00800:1:\u00ff0:e"))).isTrue();
        assertThat(STRICT.accepts(bytes("d1:\u00800:1:\u007f0:e"))).isFalse();
    }

    @Test
    void BENC_9_each_dictionary_has_an_order_of_its_own() {
        assertThat(STRICT.accepts(bytes("d1:bd1:a0:e1:cd1:a0:ee"))).isTrue();
        assertThat(STRICT.accepts(bytes("d1:bd1:z0:e1:a0:e"))).isFalse();
    }

    @Test
    void BENC_10_the_first_of_repeated_keys_wins() {
        BencodeDictionary dictionary = LENIENT.dictionary("d1:a1:x1:b1:z1:a1:ye");

        assertThat(dictionary.text("a")).containsExactly("x");
        assertThat(dictionary.size()).isEqualTo(3);
    }

    @Test
    void BENC_10_a_first_value_of_the_wrong_type_hides_the_second() {
        assertThat(LENIENT.dictionary("d1:ai1e1:a1:ye").bytes("a")).isEmpty();
    }

    @Test
    void BENC_11_lenient_reading_stops_behind_the_root() {
        BencodeDictionary answer = LENIENT.dictionary("d5:peers0:e6:peers60:e");

        assertThat(answer.bytes("peers")).isNotEmpty();
        assertThat(answer.get("peers6")).isEmpty();
        assertThat(answer.encoded().remaining()).isEqualTo("d5:peers0:e".length());
    }

    @Test
    void BENC_14_knows_the_exact_bytes_of_every_value() {
        BencodeDictionary root = LENIENT.dictionary("d1:b02:xy1:ald0:i-03eeee");
        BencodeList list = root.list("a").get();
        BencodeDictionary inner = (BencodeDictionary) list.iterator().next();

        assertThat(received(root)).isEqualTo("d1:b02:xy1:ald0:i-03eeee");
        assertThat(received(root.iterator().next().key())).isEqualTo("1:b");
        assertThat(received(root.bytes("b").get())).isEqualTo("02:xy");
        assertThat(received(list)).isEqualTo("ld0:i-03eee");
        assertThat(received(inner)).isEqualTo("d0:i-03ee");
        assertThat(received(inner.get("").get())).isEqualTo("i-03e");
        assertThat(root.offset()).isZero();
        assertThat(root.bytes("b").get().offset()).isEqualTo(4);
        assertThat(list.offset()).isEqualTo(12);
        assertThat(inner.offset()).isEqualTo(13);
        assertThat(inner.get("").get().offset()).isEqualTo(16);
    }

    @ParameterizedTest(name = "BENC-14 and META-4: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "d6:lengthi3e4:name1:a12:piece lengthi16384e6:pieces20:%se, 5c941662d614a9b492f518272cf4f16841292225",
                "d4:name1:a6:lengthi3e12:piece lengthi16384e6:pieces20:%se, 410c1f545cf8129f0e078b1defe29302c7407486",
                "d6:lengthi03e4:name1:a12:piece lengthi16384e6:pieces20:%se, b2e71c10eae5bf8538c768b279ab838cb15e3958",
            })
    void BENC_14_META_4_the_bytes_of_info_hash_as_they_were_received(String template, String hash) throws Exception {
        String info =
                String.format(template, latin1(HexFormat.of().parseHex("a9993e364706816aba3e25717850c26c9cd0d89d")));
        BencodeDictionary root = LENIENT.dictionary("d8:announce23:http://tracker/announce4:info" + info + "e");

        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(root.dictionary("info").get().encoded());
        assertThat(sha1.digest()).asHexString().isEqualToIgnoringCase(hash);
    }

    @Test
    void BENC_15_the_root_of_an_answer_is_a_dictionary() {
        assertThat(Bencode.codec()
                        .decodeDictionary(bytes("de"), BencodeLimits.TRACKER_ANSWER)
                        .isRight())
                .isTrue();
        assertThat(refusedRoot("i1e").expected()).isEqualTo("a bencoded dictionary, found an integer");
        assertThat(refusedRoot("Not found").expected()).isEqualTo("a bencoded dictionary, found text");
        assertThat(refusedRoot("<!DOCTYPE html>").expected())
                .isEqualTo("a bencoded dictionary, found HTML or other markup");
        assertThat(refusedRoot("").expected()).isEqualTo("a bencoded value, found the end of the input");
    }

    @Test
    void BENC_16_a_field_of_another_type_counts_as_absent() {
        BencodeDictionary dictionary = LENIENT.dictionary("d1:ade1:bi1e1:cle1:d1:xe");

        assertThat(dictionary.integer("a")).isEmpty();
        assertThat(dictionary.bytes("b")).isEmpty();
        assertThat(dictionary.text("c")).isEmpty();
        assertThat(dictionary.list("d")).isEmpty();
        assertThat(dictionary.dictionary("b")).isEmpty();
        assertThat(dictionary.integer("b")).containsExactly(1L);
        assertThat(dictionary.dictionary("a")).isNotEmpty();
        assertThat(dictionary.list("c")).isNotEmpty();
        assertThat(dictionary.text("d")).containsExactly("x");
    }

    @Test
    void finds_values_behind_nested_containers() {
        BencodeDictionary root = STRICT.dictionary("d1:ad1:xllelleeee1:bld0:leed0:leee1:ci7ee");

        assertThat(root.integer("c")).containsExactly(7L);
        assertThat(root.size()).isEqualTo(3);
        assertThat(root.list("b").get().size()).isEqualTo(2);
        for (BencodeValue entry : root.list("b").get()) {
            assertThat(((BencodeDictionary) entry).list("")).isNotEmpty();
        }
    }

    @Test
    void a_key_matches_as_a_whole() {
        BencodeDictionary root = STRICT.dictionary("d8:intervali1e9:intervalsi2ee");

        assertThat(root.get("interva")).isEmpty();
        assertThat(root.integer("interval")).containsExactly(1L);
        assertThat(root.integer("intervals")).containsExactly(2L);
    }

    @Test
    void values_are_views_of_the_received_bytes() {
        byte[] input = bytes("d5:peers6:abcdefe");
        BencodeDictionary root = (BencodeDictionary) LENIENT.of(input).get();
        ByteBuffer peers = root.bytes("peers").get().content();

        input[input.length - 2] = 'X';

        assertThat(peers.get(5)).isEqualTo((byte) 'X');
        assertThat(peers.remaining()).isEqualTo(6);
        assertThat(peers.position()).isZero();
    }

    @Test
    void views_let_nobody_write_and_nobody_reach_the_array() {
        BencodeBytes value = (BencodeBytes) LENIENT.value("1:a");

        assertThatThrownBy(() -> value.content().put(0, (byte) 'b')).isInstanceOf(ReadOnlyBufferException.class);
        assertThatThrownBy(() -> value.encoded().put(0, (byte) 'b')).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(value.content().hasArray()).isFalse();
    }

    @Test
    void every_call_answers_a_buffer_of_its_own() {
        BencodeBytes value = (BencodeBytes) LENIENT.value("4:spam");

        value.content().get(new byte[4]);

        assertThat(value.content().remaining()).isEqualTo(4);
        assertThat(value.encoded().remaining()).isEqualTo(6);
    }

    @Test
    void iterators_end() {
        Iterator<BencodeValue> list = ((BencodeList) LENIENT.value("li1ee")).iterator();
        Iterator<BencodeDictionary.Entry> dictionary =
                LENIENT.dictionary("d1:ai1ee").iterator();
        list.next();
        dictionary.next();

        assertThat(list.hasNext()).isFalse();
        assertThat(dictionary.hasNext()).isFalse();
        assertThatThrownBy(list::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(dictionary::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_view_prints_where_it_is_and_nothing_of_its_content() {
        assertThat(LENIENT.value("6:secret")).hasToString("ReceivedBytes[0 to 8]");
    }

    private static Malformed refusedRoot(String input) {
        return (Malformed) Bencode.codec()
                .decodeDictionary(bytes(input), BencodeLimits.TRACKER_ANSWER)
                .getLeft();
    }

    private static String received(BencodeValue value) {
        byte[] copy = new byte[value.encoded().remaining()];
        value.encoded().get(copy);
        return latin1(copy);
    }
}
