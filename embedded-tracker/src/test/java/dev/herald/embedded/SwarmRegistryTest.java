package dev.herald.embedded;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwarmRegistryTest {

    private static final Duration LIFETIME = Duration.ofMinutes(45);

    private final VirtualTime time = new VirtualTime();
    private final SwarmRegistry registry = registry(EmbeddedTrackerLimits.DEFAULT);

    private static SwarmRegistry registry(EmbeddedTrackerLimits limits) {
        return new SwarmRegistry(LIFETIME, limits);
    }

    private static Visit visit(InfoHash swarm, int client, AnnounceEvent event, boolean complete, int wanted) {
        ClientIdentity identity = Fixtures.client(client);
        Visit.Member member =
                new Visit.Member(identity.peerId(), Fixtures.peer("127.0.0.1", identity.port()), complete);
        return new Visit(swarm, member, event, wanted);
    }

    private static Visit leecher(int client) {
        return visit(IH1, client, AnnounceEvent.STARTED, false, 50);
    }

    private static Visit seeder(int client) {
        return visit(IH1, client, AnnounceEvent.STARTED, true, 50);
    }

    private SwarmView enter(Visit visit) {
        return registry.visit(visit, time.now()).get();
    }

    private static List<Integer> clients(SwarmView view) {
        return view.others().stream()
                .map(member -> member.endpoint().port() - 10_000)
                .toList();
    }

    private Option<SwarmStats> stats() {
        return registry.stats(IH1, time.now());
    }

    @Test
    void the_first_sees_nobody_and_the_second_sees_the_first() {
        assertThat(clients(enter(leecher(1)))).isEmpty();
        assertThat(clients(enter(leecher(2)))).containsExactly(1);
        assertThat(clients(enter(leecher(1)))).containsExactly(2);
    }

    @Test
    void counts_seeders_and_leechers_the_visitor_included() {
        enter(seeder(1));
        enter(leecher(2));

        assertThat(enter(leecher(3)).stats()).isEqualTo(SwarmStats.of(1, 2, 0));
    }

    @Test
    void a_peer_that_comes_back_is_counted_once() {
        enter(leecher(1));

        assertThat(enter(leecher(1)).stats()).isEqualTo(SwarmStats.of(0, 1, 0));
    }

    @Test
    void a_completion_is_counted_once() {
        enter(leecher(1));
        enter(visit(IH1, 1, AnnounceEvent.COMPLETED, true, 50));
        enter(visit(IH1, 1, AnnounceEvent.COMPLETED, true, 50));

        assertThat(stats()).isEqualTo(Option.some(SwarmStats.of(1, 0, 1)));
    }

    @Test
    void who_stops_is_gone_and_is_shown_nobody() {
        enter(leecher(1));
        enter(leecher(2));

        SwarmView farewell = enter(visit(IH1, 2, AnnounceEvent.STOPPED, false, 50));

        assertThat(farewell.others()).isEmpty();
        assertThat(farewell.stats()).isEqualTo(SwarmStats.of(0, 1, 0));
        assertThat(clients(enter(leecher(1)))).isEmpty();
    }

    @Test
    void stopping_where_nobody_is_leaves_no_trace() {
        enter(visit(IH1, 1, AnnounceEvent.STOPPED, false, 50));

        assertThat(registry.size()).isZero();
    }

    @Test
    void swarms_know_nothing_of_each_other() {
        enter(leecher(1));

        assertThat(clients(enter(visit(IH2, 2, AnnounceEvent.STARTED, false, 50))))
                .isEmpty();
        assertThat(registry.stats(Fixtures.swarm(9), time.now())).isEqualTo(Option.none());
    }

    @Test
    void who_says_nothing_for_a_lifetime_is_gone() {
        enter(leecher(1));
        time.advanceBy(Duration.ofMinutes(20));
        enter(leecher(2));

        time.advanceBy(Duration.ofMinutes(24));
        assertThat(stats()).isEqualTo(Option.some(SwarmStats.of(0, 2, 0)));
        time.advanceBy(Duration.ofMinutes(1));
        assertThat(stats()).isEqualTo(Option.some(SwarmStats.of(0, 1, 0)));
        assertThat(clients(enter(leecher(3)))).containsExactly(2);
    }

    @Test
    void who_keeps_announcing_stays() {
        for (int i = 0; i < 10; i++) {
            enter(leecher(1));
            time.advanceBy(Duration.ofMinutes(30));
        }

        assertThat(stats()).isEqualTo(Option.some(SwarmStats.of(0, 1, 0)));
    }

    @Test
    void a_sweep_forgets_empty_swarms() {
        enter(leecher(1));
        registry.sweep(time.now());
        assertThat(registry.size()).isOne();

        time.advanceBy(LIFETIME);
        registry.sweep(time.now());

        assertThat(registry.size()).isZero();
    }

    @Test
    void the_sweeper_comes_by_itself_until_it_is_stopped() {
        Sweeper sweeper = Sweeper.start(registry, LIFETIME, time);
        enter(leecher(1));

        time.advanceBy(LIFETIME.multipliedBy(2));

        assertThat(registry.size()).isZero();
        sweeper.stop();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void shows_no_more_than_wanted_and_everybody_in_turn() {
        for (int i = 1; i <= 7; i++) {
            enter(leecher(i));
        }
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shown.addAll(clients(enter(visit(IH1, 7, AnnounceEvent.NONE, false, 2))));
        }

        assertThat(shown).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(enter(visit(IH1, 7, AnnounceEvent.NONE, false, 0)).others()).isEmpty();
    }

    @Test
    void limits_hold() {
        SwarmRegistry small = registry(new EmbeddedTrackerLimits(2, 3, 1, 10, 1_000));
        for (int i = 1; i <= 3; i++) {
            assertThat(small.visit(leecher(i), time.now()).get().others()).hasSizeLessThanOrEqualTo(1);
        }

        assertThat(small.visit(leecher(4), time.now())).isEqualTo(Either.left("this swarm is full"));
        assertThat(small.visit(leecher(3), time.now()).isRight()).isTrue();

        assertThat(small.visit(visit(IH2, 1, AnnounceEvent.STARTED, false, 1), time.now())
                        .isRight())
                .isTrue();
        assertThat(small.visit(visit(Fixtures.swarm(3), 1, AnnounceEvent.STARTED, false, 1), time.now()))
                .isEqualTo(Either.left("this tracker is full"));
    }

    @Test
    void a_full_swarm_has_room_again_when_somebody_fell_silent() {
        SwarmRegistry small = registry(new EmbeddedTrackerLimits(1, 1, 1, 10, 1_000));
        small.visit(leecher(1), time.now());
        time.advanceBy(LIFETIME);

        assertThat(small.visit(leecher(2), time.now()).isRight()).isTrue();
    }
}
