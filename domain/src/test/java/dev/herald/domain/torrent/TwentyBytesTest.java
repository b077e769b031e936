package dev.herald.domain.torrent;

import static dev.herald.domain.Parsing.offsetOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwentyBytesTest {

    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";

    private static byte[] twentyBytesFrom(int first) {
        byte[] bytes = new byte[20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    @Test
    void every_byte_value_at_every_place_survives_in_an_info_hash_and_in_a_peer_id() {
        for (int first = 0; first < 256; first++) {
            byte[] bytes = twentyBytesFrom(first);
            assertThat(InfoHash.of(bytes).toByteArray()).isEqualTo(bytes);
            assertThat(InfoHash.of(ByteBuffer.wrap(bytes)).toByteArray()).isEqualTo(bytes);
            assertThat(InfoHash.parse(HexFormat.of().formatHex(bytes)).get().toByteArray())
                    .isEqualTo(bytes);
            assertThat(PeerId.of(bytes).toByteArray()).isEqualTo(bytes);
            assertThat(PeerId.parse(HexFormat.of().formatHex(bytes)).get().toByteArray())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void an_info_hash_is_written_to_a_buffer_and_read_from_one() {
        ByteBuffer buffer = ByteBuffer.allocate(60).position(7);
        InfoHash.ofHex(IH1).writeTo(buffer);
        assertThat(buffer.position()).isEqualTo(27);
        ByteBuffer written = buffer.flip().position(7);
        assertThat(InfoHash.of(written)).isEqualTo(InfoHash.ofHex(IH1));
        assertThat(written.position()).as("the buffer stays where it is").isEqualTo(7);
    }

    @Test
    void the_byte_order_of_the_buffer_read_from_does_not_matter() {
        ByteBuffer little = ByteBuffer.wrap(HexFormat.of().parseHex(IH1)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(InfoHash.of(little).hex()).isEqualTo(IH1);
        assertThat(InfoHash.of(little.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN))
                        .hex())
                .isEqualTo(IH1);
    }

    @Test
    void what_was_handed_in_or_out_may_be_changed() {
        byte[] bytes = twentyBytesFrom(0);
        InfoHash hash = InfoHash.of(bytes);
        Arrays.fill(bytes, (byte) 1);
        Arrays.fill(hash.toByteArray(), (byte) 2);
        assertThat(hash.toByteArray()).isEqualTo(twentyBytesFrom(0));
    }

    @Test
    void equal_bytes_are_equal_but_an_info_hash_is_no_peer_id() {
        byte[] bytes = twentyBytesFrom(200);
        assertThat(InfoHash.of(bytes)).isEqualTo(InfoHash.of(bytes)).hasSameHashCodeAs(InfoHash.of(bytes));
        assertThat((Object) InfoHash.of(bytes)).isNotEqualTo(PeerId.of(bytes));
        for (int i = 0; i < 20; i++) {
            byte[] other = bytes.clone();
            other[i]++;
            assertThat(InfoHash.of(other)).as("differs in byte %d", i).isNotEqualTo(InfoHash.of(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 21, 32, 40})
    void another_number_of_bytes_is_our_own_mistake(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.of(new byte[length]));
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.of(ByteBuffer.allocate(length)));
        assertThatIllegalArgumentException().isThrownBy(() -> PeerId.of(new byte[length]));
    }

    @Test
    void hex_is_read_in_either_case_and_written_in_lower_case() {
        assertThat(InfoHash.ofHex(IH1.toUpperCase(Locale.ROOT))).isEqualTo(InfoHash.ofHex(IH1));
        assertThat(InfoHash.ofHex(IH1)).hasToString(IH1);
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.ofHex("12"));
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.ofHex(IH1.replace('1', 'x')));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789abcdef123456789abcdef123456789, 39",
        "123456789abcdef123456789abcdef123456789ab, 40",
        "x23456789abcdef123456789abcdef123456789a, 0",
        "123456789abcdef123456789abcdef123456789g, 39",
        "'', 0",
        "１23456789abcdef123456789abcdef123456789a, 0",
        "12 456789abcdef123456789abcdef123456789a, 2",
    })
    void hex_that_is_none_names_the_first_wrong_character(String hex, int offset) {
        assertThat(offsetOf(InfoHash.parse(hex))).isEqualTo(offset);
    }

    @Test
    void a_peer_id_is_read_from_twenty_ascii_characters() {
        PeerId id = PeerId.parse("-XX0100-0123456789ab").get();
        assertThat(id).hasToString("-XX0100-0123456789ab");
        assertThat(id.hex()).isEqualTo("2d5858303130302d303132333435363738396162");
        assertThat(PeerId.parse(id.hex())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-XX0100-0123456789a", "-XX0100-0123456789abc", "-XX0100-0123456789ü", "-XX0100-0123456789aü"
            })
    void a_peer_id_of_another_length_is_refused(String text) {
        assertThat(PeerId.parse(text).isLeft()).isTrue();
    }

    @Test
    void a_peer_id_that_cannot_be_printed_shows_as_hex() {
        byte[] escape = "-XX0100-0123456789\u001b[".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PeerId.of(escape)).hasToString(HexFormat.of().formatHex(escape));
        assertThat(PeerId.of(twentyBytesFrom(0x80))).hasToString("808182838485868788898a8b8c8d8e8f90919293");
        assertThat(PeerId.of(twentyBytesFrom(0x6c))).hasToString("6c6d6e6f707172737475767778797a7b7c7d7e7f");
    }

    @Test
    void a_random_peer_id_begins_with_its_prefix_and_goes_on_by_chance() {
        PeerId id = PeerId.random("-HD0100-", new Random(1));
        assertThat(id.toString()).matches("-HD0100-[0-9a-z]{12}");
        assertThat(PeerId.random("-HD0100-", new Random(1))).isEqualTo(id);
        assertThat(PeerId.random("-HD0100-", new Random(2))).isNotEqualTo(id);
    }

    @Test
    void a_prefix_that_leaves_no_room_or_is_not_ascii_is_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> PeerId.random("-".repeat(20), new Random(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> PeerId.random("-HÜ0100-", new Random(1)));
    }

    @Test
    void a_version_2_hash_keeps_its_32_bytes() {
        byte[] bytes = new byte[32];
        for (int first = 0; first < 256; first++) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (first + i);
            }
            InfoHashV2 hash = InfoHashV2.of(bytes);
            assertThat(hash.hex()).isEqualTo(HexFormat.of().formatHex(bytes));
            assertThat(InfoHashV2.parse(hash.hex())).contains(hash);
            assertThat(hash.truncated().toByteArray()).isEqualTo(Arrays.copyOf(bytes, 20));
        }
        InfoHashV2 hash = InfoHashV2.of(bytes);
        bytes[0]++;
        assertThat(InfoHashV2.of(bytes)).isNotEqualTo(hash);
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHashV2.of(new byte[20]));
        assertThat(offsetOf(InfoHashV2.parse("ab"))).isEqualTo(2);
    }

    @Test
    void META_5_the_tracker_hash_of_version_2_is_the_first_twenty_bytes() {
        InfoHashV2 hash = InfoHashV2.parse("97cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436")
                .get();
        assertThat(hash.truncated().hex()).isEqualTo("97cfdba4cd02b8bfb50f3b765f573f20d73f934c");
        assertThat(hash).hasToString("97cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436");
    }
}
