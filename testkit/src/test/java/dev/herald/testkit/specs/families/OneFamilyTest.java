package dev.herald.testkit.specs.families;

import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.ONE_STICKY;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.specs.families.DualStackTracker.TRACKER;
import static dev.herald.testkit.specs.families.DualStackTracker.families;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.List;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One IP version, and the same one, for trackers that take a second address for a second client. */
class OneFamilyTest {

    private static final AnnounceRequest STARTED = DualStackTracker.request(AnnounceEvent.STARTED, ONE_STICKY);
    private static final AnnounceRequest REGULAR = DualStackTracker.request(AnnounceEvent.NONE, ONE_STICKY);
    private static final AnnounceRequest STOPPED = DualStackTracker.request(AnnounceEvent.STOPPED, ONE_STICKY);

    private final DualStackTracker tracker = new DualStackTracker();

    @Test
    void goes_over_the_best_one_and_stays_there_whatever_the_names_say_later() {
        assertThatRight(tracker.answer(STARTED));
        tracker.known = families(IpFamily.IPV4, IpFamily.IPV6);
        assertThatRight(tracker.answer(REGULAR));
        assertThatRight(tracker.answer(STOPPED));

        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY, IPV6_ONLY);
    }

    @Test
    void stays_where_there_was_no_choice_once_there_is_one() {
        tracker.known = families(IpFamily.IPV4);
        assertThatRight(tracker.answer(STARTED));
        tracker.known = families(IpFamily.IPV6, IpFamily.IPV4);
        assertThatRight(tracker.answer(REGULAR));

        assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY, IPV4_ONLY);
    }

    @Test
    void changes_where_it_cannot_be_reached_and_begins_there_with_started() {
        assertThatRight(tracker.answer(STARTED));
        tracker.isCutOff(IPV6_ONLY);
        assertThatRight(tracker.answer(REGULAR));
        tracker.accepts(IPV6_ONLY);
        assertThatRight(tracker.answer(REGULAR));

        assertThat(tracker.asked)
                .containsExactly(
                        "0s IPV6_ONLY STARTED", "1s IPV6_ONLY NONE", "2s IPV4_ONLY STARTED", "3s IPV4_ONLY NONE");
    }

    @Test
    void does_not_change_for_a_no_or_for_silence_after_it_was_told() {
        assertThatRight(tracker.answer(STARTED));
        tracker.refuses(IPV6_ONLY);
        assertThatLeft(tracker.answer(REGULAR)).hasKind(ErrorKind.REFUSED);
        tracker.isSilent(IPV6_ONLY, Stage.RECEIVE);
        assertThatLeft(tracker.answer(REGULAR)).hasKind(ErrorKind.TIMED_OUT);
        tracker.accepts(IPV6_ONLY);
        assertThatRight(tracker.answer(REGULAR));

        assertThat(tracker.askedOver()).containsOnly(IPV6_ONLY).hasSize(4);
    }

    @Test
    void one_that_is_not_known_to_work_leaves_half_of_the_time_to_the_other() {
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        assertThatRight(tracker.answer(STARTED));
        assertThatRight(tracker.answer(REGULAR));

        assertThat(tracker.asked)
                .containsExactly("0s IPV6_ONLY STARTED", "15s IPV4_ONLY STARTED", "16s IPV4_ONLY NONE");
    }

    @Test
    void one_that_worked_has_all_the_time_and_the_next_announce_goes_elsewhere() {
        assertThatRight(tracker.answer(STARTED));
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        assertThatLeft(tracker.answer(REGULAR)).hasKind(ErrorKind.TIMED_OUT).isAtStage(Stage.CONNECT);
        assertThatRight(tracker.answer(REGULAR));

        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    @DisplayName("IPV6-3: where none is reached the failure that tells most is told")
    void none() {
        tracker.isCutOff(IPV6_ONLY).isSilent(IPV4_ONLY, Stage.CONNECT);

        assertThatLeft(tracker.answer(STARTED)).hasKind(ErrorKind.UNREACHABLE).isAtStage(Stage.CONNECT);
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    void stopped_goes_where_started_went_and_nowhere_else() {
        assertThatRight(tracker.answer(STARTED));
        AnnounceRequest other = REGULAR.with(Fixtures.IH2);
        tracker.isCutOff(IPV6_ONLY);
        assertThatRight(tracker.answer(other));
        tracker.askedOver();

        assertThatLeft(tracker.answer(STOPPED)).hasKind(ErrorKind.UNREACHABLE);
        assertThatRight(tracker.answer(other.with(AnnounceEvent.STOPPED)));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    @DisplayName("BEP 27: a private torrent is announced over one, by a session too, unless its user says otherwise")
    void private_torrents() {
        TrackerClient client =
                TrackerClient.of(List.of(tracker.gateway), tracker.time, new SplittableRandom(1), TrackerObserver.NONE);
        Torrent open = Torrent.of(IH1, TrackerTiers.of(Tier.of(TRACKER)));
        Torrent closed = new Torrent(open.name(), open.swarms(), open.tiers(), open.size(), true);
        AnnounceOptions options = AnnounceOptions.started(Fixtures.CLIENT1);

        for (var announced : java.util.List.of(
                client.announce(closed, options), client.announce(closed, options.over(FamilyPolicy.BOTH)))) {
            tracker.time.advanceBy(Duration.ofSeconds(5));
            assertThatRight(answered(announced));
        }
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY, IPV4_ONLY);

        client.open(closed, SessionOptions.of(Fixtures.CLIENT1));
        tracker.time.advanceBy(Duration.ofSeconds(5));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY);
        client.open(open, SessionOptions.of(Fixtures.CLIENT2));
        tracker.time.advanceBy(Duration.ofSeconds(5));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
        client.open(open, SessionOptions.of(Fixtures.CLIENT2).over(IPV4_ONLY));
        tracker.time.advanceBy(Duration.ofSeconds(5));
        assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY);
        client.close();
    }
}
