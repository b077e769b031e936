package dev.herald.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.peer.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionIdsTest {

    private static final IpAddress ME = IpAddress.parse("127.0.0.1").get();
    private static final IpAddress OTHER = IpAddress.parse("127.0.0.2").get();
    private static final Duration START = Duration.ofSeconds(1_000_003);

    private final ConnectionIds ids = new ConnectionIds(new byte[32]);

    @Test
    @DisplayName("BEP 15: an id holds for two minutes at least, and for four at most")
    void an_id_holds_for_two_minutes_at_least() {
        for (int second = 0; second < 240; second++) {
            Duration asked = START.plusSeconds(second);
            long id = ids.issue(ME, asked);

            assertThat(ids.accepts(id, ME, asked)).isTrue();
            assertThat(ids.accepts(id, ME, asked.plusSeconds(120))).isTrue();
            assertThat(ids.accepts(id, ME, asked.plusSeconds(240))).isFalse();
            assertThat(ids.accepts(id, ME, asked.minusSeconds(120))).isFalse();
        }
    }

    @Test
    void an_id_is_for_one_address_and_one_tracker() {
        long id = ids.issue(ME, START);

        assertThat(ids.accepts(id, OTHER, START)).isFalse();
        assertThat(ids.accepts(id ^ 1, ME, START)).isFalse();
        assertThat(new ConnectionIds(new byte[] {1}).accepts(id, ME, START)).isFalse();
    }

    @Test
    void time_may_have_begun_anywhere() {
        Duration before = Duration.ofSeconds(-1);

        assertThat(ids.accepts(ids.issue(ME, before), ME, before.plusSeconds(120)))
                .isTrue();
    }
}
