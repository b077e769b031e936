package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.adapter.udp.UdpOptions.Pace;
import dev.herald.network.AddressFamilies;
import dev.herald.network.NetworkScope;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UdpOptionsTest {

    private final UdpOptions usual = UdpOptions.usual();

    @Test
    @DisplayName("UDP-T4: more transmissions than BEP 15 allows are a mistake")
    void one_to_nine_transmissions() {
        assertThat(usual.withTransmissions(1).transmissions()).isEqualTo(1);
        assertThat(usual.transmissions()).isEqualTo(9);
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withTransmissions(10));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withTransmissions(0));
    }

    @Test
    void a_window_holds_one_at_least() {
        assertThat(usual.withWindow(4_096).window()).isEqualTo(4_096);
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withWindow(0));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withWindow(4_097));
    }

    @Test
    void nobody_is_asked_again_within_a_tenth_of_a_second() {
        assertThat(usual.withFirstTimeout(Duration.ofSeconds(15)).firstTimeout())
                .isEqualTo(Duration.ofSeconds(15));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withFirstTimeout(Duration.ofMillis(99)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withFirstTimeout(Duration.ofSeconds(16)));
    }

    @Test
    void each_change_leaves_the_rest_as_it_was() {
        UdpOptions changed = usual.withNetwork(NetworkScope.anywhere().withFamilies(AddressFamilies.IPV4))
                .withPace(Pace.BEP_15)
                .withTransmissions(4)
                .withFirstTimeout(Duration.ofSeconds(2))
                .withWindow(7);

        assertThat(changed.network().families()).isEqualTo(AddressFamilies.IPV4);
        assertThat(changed.pace()).isEqualTo(Pace.BEP_15);
        assertThat(changed.transmissions()).isEqualTo(4);
        assertThat(changed.firstTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(changed.window()).isEqualTo(7);
    }
}
