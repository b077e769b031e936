package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.scraped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said arrives, both ways. */
abstract class AnswerLaws extends ContractGround {

    @Test
    public final void an_announce_brings_back_what_the_tracker_said() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(richResponse())));

        AnnounceResponse response = right(announce(tracker, Fixtures.announce()));

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofSeconds(1_801));
        assertThat(response.stats().seeders()).isEqualTo(Option.some(7L));
        assertThat(response.stats().leechers()).isEqualTo(Option.some(5L));
        if (can(Capability.PEERS)) {
            assertThat(response.peers().toSeq()).isEqualTo(Fixtures.peers());
        }
        if (can(Capability.MINIMUM_INTERVAL)) {
            assertThat(response.intervals().minimum()).isEqualTo(Option.some(Duration.ofSeconds(901)));
        }
        if (can(Capability.WARNING)) {
            assertThat(response.warning()).isEqualTo(Option.some("mind the gap"));
        }
        if (can(Capability.TRACKER_ID)) {
            assertThat(response.trackerId()).isEqualTo(Option.some(TrackerId.of(Fixtures.everyByte())));
        }
    }

    @Test
    public final void an_announce_without_peers_is_a_yes() throws InterruptedException {
        HarnessTracker tracker =
                harness.openTracker(always(announced(Fixtures.response(Duration.ofMinutes(30), Vector.empty()))));

        assertThat(right(announce(tracker, Fixtures.announce())).peers().toSeq())
                .isEmpty();
    }

    @Test
    public final void the_tracker_hears_all_that_an_announce_tells() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Progress progress = new Progress(1, 0x1_0000_0002L, 0x7FFF_FFFF_FFFF_FFFFL);

        right(announce(
                tracker, AnnounceRequest.of(IH2, Fixtures.CLIENT2, progress).wanting(17)));

        AnnounceRequest heard = heardAnnounces(tracker).single();
        assertThat(heard.swarm()).isEqualTo(IH2);
        assertThat(heard.client().peerId()).isEqualTo(Fixtures.PID2);
        assertThat(heard.progress()).isEqualTo(progress);
        assertThat(heard.event()).isEqualTo(AnnounceEvent.NONE);
        if (can(Capability.CLIENT_DETAILS)) {
            assertThat(heard.client().port()).isEqualTo(51413);
            assertThat(heard.client().key()).isEqualTo(Fixtures.CLIENT2.key());
            assertThat(heard.numWant()).isEqualTo(17);
        }
    }

    @Test
    public final void the_tracker_hears_each_event() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Seq<AnnounceEvent> events =
                Vector.of(AnnounceEvent.STARTED, AnnounceEvent.NONE, AnnounceEvent.COMPLETED, AnnounceEvent.STOPPED);

        for (AnnounceEvent event : events) {
            right(announce(tracker, Fixtures.announce().with(event)));
        }

        assertThat(heardAnnounces(tracker).map(AnnounceRequest::event)).isEqualTo(events);
    }

    @Test
    public final void the_tracker_gets_its_own_id_back_byte_for_byte() throws InterruptedException {
        if (!can(Capability.TRACKER_ID)) {
            return;
        }
        TrackerId id = TrackerId.of(Fixtures.everyByte());
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));

        right(announce(tracker, Fixtures.announce().with(id)));

        assertThat(heardAnnounces(tracker).single().trackerId()).isEqualTo(Option.some(id));
    }

    @Test
    public final void all_256_byte_values_of_hashes_and_peer_ids_arrive() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Seq<InfoHash> swarms = Fixtures.swarmsOfEveryByte();

        for (InfoHash swarm : swarms) {
            ClientIdentity client =
                    new ClientIdentity(PeerId.of(swarm.toByteArray()), new AnnounceKey(1), 6881, Option.none());
            right(announce(tracker, AnnounceRequest.of(swarm, client, Progress.complete())));
        }

        assertThat(heardAnnounces(tracker).map(AnnounceRequest::swarm)).isEqualTo(swarms);
        assertThat(heardAnnounces(tracker).map(heard -> heard.client().peerId().hex()))
                .isEqualTo(swarms.map(InfoHash::hex));
    }

    @Test
    public final void all_256_byte_values_survive_a_scrape_both_ways() throws InterruptedException {
        Seq<InfoHash> swarms = Fixtures.swarmsOfEveryByte();
        HarnessTracker tracker = harness.openTracker(ContractGround::countEachDifferently);

        for (Seq<InfoHash> batch : swarms.grouped(Math.min(13, gateway.scrapeLimit(tracker.url())))) {
            Map<InfoHash, SwarmStats> found = right(scrape(tracker, batch)).found();
            assertThat(found).isEqualTo(batch.toMap(swarm -> swarm, ContractGround::stats));
        }
    }

    @Test
    public final void a_swarm_the_tracker_does_not_know_is_not_in_the_answer() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(
                scraped(new ScrapeResponse(HashMap.of(IH2, SwarmStats.of(1, 2, 3)), Option.none()))));
        Seq<InfoHash> both = can(Capability.NAMED_COUNTS) ? Vector.of(IH1, IH2) : Vector.of(IH2, IH1);
        Seq<InfoHash> swarms = gateway.scrapeLimit(tracker.url()) < 2 ? Vector.of(IH2) : both;

        assertThat(right(scrape(tracker, swarms)).found()).isEqualTo(HashMap.of(IH2, SwarmStats.of(1, 2, 3)));
    }

    @Test
    public final void the_trackers_own_query_comes_first_and_unchanged() throws InterruptedException {
        if (!can(Capability.OWN_QUERY)) {
            return;
        }
        String own = "b=2&passkey=abc&odd=%7e%zz|'\"^[x]&a=1";
        HarnessTracker tracker = harness.openTracker(own, answerEverything());

        right(announce(tracker, Fixtures.announce()));
        if (!can(Capability.JOINED_QUERY)) {
            assertThat(tracker.queries()).containsExactly(own);
            return;
        }
        right(scrape(tracker, Vector.of(IH1)));

        assertThat(tracker.queries()).hasSize(2).allMatch(query -> query.startsWith(own + "&"));
    }
}
