package dev.herald.testkit.udp;

import static dev.herald.testkit.udp.Datagrams.ANNOUNCE;
import static dev.herald.testkit.udp.Datagrams.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImpairmentTest {

    private static final int MANY = 10_000;

    private final AtomicInteger reached = new AtomicInteger();
    private final UdpScript echo = request -> {
        reached.incrementAndGet();
        return UdpReply.of(request.bytes());
    };

    /** The replies to {@link #MANY} different requests. */
    private List<UdpReply> replies(Impairment line) {
        UdpScript script = echo.over(line);
        List<UdpReply> replies = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            replies.add(script.reply(RecordedDatagram.of(i, Datagrams.CLIENT, UdpAnswers.connected(i, i))));
        }
        return replies;
    }

    private static long datagrams(List<UdpReply> replies) {
        return replies.stream().mapToLong(reply -> reply.datagrams().size()).sum();
    }

    @Test
    void a_good_line_changes_nothing() {
        assertThat(datagrams(replies(Impairment.none()))).isEqualTo(MANY);
    }

    @Test
    void loses_the_share_it_is_told_each_way_for_itself() {
        assertThat(datagrams(replies(Impairment.none().losing(0.3, 0)))).isCloseTo(7_000, within(200L));
        assertThat(reached.getAndSet(0)).isCloseTo(7_000, within(200));
        assertThat(datagrams(replies(Impairment.none().losing(0, 0.3)))).isCloseTo(7_000, within(200L));
        assertThat(reached.get()).isEqualTo(MANY);
    }

    @Test
    void the_same_seed_meets_the_same_fate() {
        Impairment line =
                Impairment.none().losing(0.3, 0.3).doubling(0.1).delaying(Duration.ZERO, Duration.ofSeconds(1));

        assertThat(replies(line.seeded(7))).isEqualTo(replies(line.seeded(7))).isNotEqualTo(replies(line.seeded(8)));
    }

    @Test
    void loses_a_request_no_more_often_than_it_is_told_with_any_id() {
        UdpScript script = echo.over(Impairment.none().losing(1, 1).losingEachAtMost(3));
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RecordedDatagram again = request("000000000000000" + i, ANNOUNCE);
            sizes.add(script.reply(again).datagrams().size());
        }

        assertThat(sizes).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void doubles_both_ways() {
        assertThat(datagrams(replies(Impairment.none().doubling(1)))).isEqualTo(4 * MANY);
        assertThat(reached.get()).isEqualTo(2 * MANY);
    }

    @Test
    void delays_within_its_range_so_that_some_overtake_others() {
        List<Duration> delays =
                replies(Impairment.none().delaying(Duration.ofMillis(5), Duration.ofMillis(20))).stream()
                        .map(reply -> reply.datagrams().get(0).delay())
                        .toList();

        assertThat(delays).allMatch(delay -> delay.toMillis() >= 5 && delay.toMillis() <= 20);
        assertThat(delays).isNotEqualTo(delays.stream().sorted().toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Impairment.none().delaying(Duration.ofMillis(2), Duration.ofMillis(1)));
    }

    @Test
    void spares_what_it_is_told_to() {
        UdpScript script = echo.over(Impairment.none().losing(1, 1).sparing(RecordedDatagram::isConnect));

        assertThat(script.reply(request(Datagrams.CONNECT)).datagrams()).hasSize(1);
        assertThat(script.reply(request(Datagrams.ID, ANNOUNCE)).datagrams()).isEmpty();
    }
}
