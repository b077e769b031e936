package dev.herald.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BuiltBencodeTest {

    @Test
    void BENC_17_a_dictionary_sorts_its_keys_by_unsigned_bytes() {
        BencodeDictionary dictionary = BencodeDictionary.builder()
                .put(BencodeBytes.of(new byte[] {(byte) 0x80}), BencodeInteger.of(5))
                .put("b", 3)
                .put("aa", "second")
                .put("a", BencodeList.of())
                .put(BencodeBytes.of(new byte[] {0x7F}), BencodeInteger.of(4))
                .put("", 0)
                .build();

        assertThat(dictionary)
                .extracting(entry -> entry.key().toByteArray())
                .containsExactly(
                        new byte[] {},
                        new byte[] {'a'},
                        new byte[] {'a', 'a'},
                        new byte[] {'b'},
                        new byte[] {0x7F},
                        new byte[] {(byte) 0x80});
        assertThat(dictionary.size()).isEqualTo(6);
    }

    @Test
    void BENC_17_a_key_added_twice_is_our_own_mistake() {
        BencodeDictionary.Builder builder = BencodeDictionary.builder().put("interval", 1800);

        assertThatThrownBy(() -> builder.put("interval", 900))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval");
    }

    @Test
    void BENC_16_a_field_of_another_type_counts_as_absent() {
        BencodeDictionary dictionary = BencodeDictionary.builder()
                .put("number", 1)
                .put("text", "x")
                .put("list", BencodeList.of(BencodeInteger.of(1)))
                .put("dictionary", BencodeDictionary.builder().build())
                .build();

        assertThat(dictionary.integer("number")).containsExactly(1L);
        assertThat(dictionary.text("text")).containsExactly("x");
        assertThat(dictionary.list("list").map(BencodeList::size)).containsExactly(1);
        assertThat(dictionary.dictionary("dictionary").map(BencodeDictionary::size))
                .containsExactly(0);
        assertThat(dictionary.integer("text")).isEmpty();
        assertThat(dictionary.text("number")).isEmpty();
        assertThat(dictionary.bytes("list")).isEmpty();
        assertThat(dictionary.list("dictionary")).isEmpty();
        assertThat(dictionary.dictionary("list")).isEmpty();
        assertThat(dictionary.get("nothing")).isEmpty();
    }

    @Test
    void BENC_2_bytes_are_copied_in_and_cannot_be_changed_from_outside() {
        byte[] mine = {1, 2, 3};
        BencodeBytes bytes = BencodeBytes.of(mine);

        mine[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> bytes.content().put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void BENC_2_text_becomes_utf_8_and_comes_back_for_display() {
        BencodeBytes text = BencodeBytes.of("£");

        assertThat(text.toByteArray()).containsExactly(0xC2, 0xA3);
        assertThat(text.text()).isEqualTo("£");
        assertThat(BencodeBytes.of(new byte[] {'a', (byte) 0xFF}).text()).isEqualTo("a\uFFFD");
    }

    @Test
    void bytes_are_compared_with_ascii_as_a_whole() {
        BencodeBytes key = BencodeBytes.of("interval");

        assertThat(key.is("interval")).isTrue();
        assertThat(key.is("Interval")).isFalse();
        assertThat(key.is("interva")).isFalse();
        assertThat(key.is("intervals")).isFalse();
        assertThat(BencodeBytes.of("").is("")).isTrue();
    }

    @Test
    void an_integer_knows_its_digits() {
        assertThat(BencodeInteger.of(Long.MIN_VALUE).decimal()).isEqualTo("-9223372036854775808");
        assertThat(BencodeInteger.of(Long.MIN_VALUE).value()).containsExactly(Long.MIN_VALUE);
    }

    @Test
    void a_list_does_not_change_with_the_array_it_was_made_of() {
        BencodeValue first = BencodeInteger.of(1);
        BencodeValue[] values = {first, BencodeInteger.of(2)};
        BencodeList list = BencodeList.of(values);
        values[0] = BencodeInteger.of(3);

        assertThat(list.iterator().next()).isSameAs(first);
    }

    @Test
    void BENC_14_what_was_never_received_has_no_place_in_an_input() {
        BencodeValue built = BencodeList.ofAll(BencodeList.of(BencodeInteger.of(1)));

        assertThatThrownBy(built::offset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(built::encoded).isInstanceOf(IllegalStateException.class);
    }
}
