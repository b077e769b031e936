package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackerIdTest {

    @Test
    void HTTP_R14_a_tracker_id_keeps_every_byte_value() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        TrackerId id = TrackerId.of(bytes);
        assertThat(id.toByteArray()).isEqualTo(bytes);
        assertThat(id.hex()).isEqualTo(HexFormat.of().formatHex(bytes));
        bytes[0] = 1;
        id.toByteArray()[1] = 2;
        assertThat(id.toByteArray()).startsWith(0, 1, 2);
    }

    @Test
    void HTTP_R14_the_vector_s_tracker_id_prints_as_hex() {
        assertThat(TrackerId.of(new byte[] {0x61, 0x20, 0x62, 0x26, (byte) 0xff}))
                .hasToString("61206226ff");
    }

    @Test
    void tracker_ids_are_equal_when_their_bytes_are_and_may_be_empty() {
        assertThat(TrackerId.of(new byte[] {1, 2}))
                .isEqualTo(TrackerId.of(new byte[] {1, 2}))
                .hasSameHashCodeAs(TrackerId.of(new byte[] {1, 2}));
        assertThat(TrackerId.of(new byte[] {1, 2})).isNotEqualTo(TrackerId.of(new byte[] {1}));
        assertThat(TrackerId.of(new byte[0]).toByteArray()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TrackerScheme.class)
    void a_scheme_is_found_by_its_label(TrackerScheme scheme) {
        assertThat(TrackerScheme.named(scheme.label())).contains(scheme);
        assertThat(TrackerScheme.named(scheme.name())).contains(scheme);
        assertThat(TrackerScheme.named(scheme.label() + "x")).isEmpty();
        assertThat(TrackerScheme.named("")).isEmpty();
    }

    @Test
    void META_11_udp_has_no_default_port() {
        assertThat(TrackerScheme.UDP.defaultPort()).isEmpty();
        assertThat(TrackerScheme.HTTP.defaultPort()).contains(80);
        assertThat(TrackerScheme.WS.defaultPort()).contains(80);
        assertThat(TrackerScheme.HTTPS.defaultPort()).contains(443);
        assertThat(TrackerScheme.WSS.defaultPort()).contains(443);
    }
}
