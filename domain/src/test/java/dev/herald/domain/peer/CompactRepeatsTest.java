package dev.herald.domain.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactRepeatsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 50, 200, 256, 257, 2_000})
    void are_found_wherever_they_stand_and_only_where_they_are(int count) {
        Random random = new Random(count);
        byte[] records = distinct(random, count);
        assertThat(CompactRepeats.among(records)).isFalse();

        for (int i = 0; i < Math.min(count, 50) && count > 1; i++) {
            byte[] repeated = records.clone();
            int from = random.nextInt(count);
            int to = (from + 1 + random.nextInt(count - 1)) % count;
            System.arraycopy(repeated, 6 * from, repeated, 6 * to, 6);

            assertThat(CompactRepeats.among(repeated)).isTrue();
        }
    }

    @Test
    void peers_of_zeros_fill_no_table_and_are_no_repeats() {
        assertThat(CompactRepeats.among(new byte[6 * 256])).isFalse();
        assertThat(CompactRepeats.among(new byte[6 * 257])).isFalse();
    }

    @Test
    void peers_that_differ_in_one_bit_are_no_repeats() {
        ByteBuffer records = ByteBuffer.allocate(6 * 49);
        records.putInt(0x7F00_0001).putShort((short) 6881);
        for (int bit = 0; bit < 48; bit++) {
            long peer = (0x7F00_0001L << 16 | 6881) ^ 1L << bit;
            records.putInt((int) (peer >>> 16)).putShort((short) peer);
        }

        assertThat(CompactRepeats.among(records.array())).isFalse();
    }

    private static byte[] distinct(Random random, int count) {
        ByteBuffer records = ByteBuffer.allocate(6 * count);
        Set<Long> seen = new HashSet<>();
        while (records.hasRemaining()) {
            long peer = random.nextLong() >>> 16;
            if (peer != 0 && seen.add(peer)) {
                records.putInt((int) (peer >>> 16)).putShort((short) peer);
            }
        }
        return records.array();
    }
}
