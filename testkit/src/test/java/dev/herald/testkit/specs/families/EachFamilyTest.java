package dev.herald.testkit.specs.families;

import static dev.herald.domain.announce.FamilyPolicy.BOTH;
import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.announce;
import static dev.herald.testkit.Fixtures.peer;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.specs.families.DualStackTracker.SECOND;
import static dev.herald.testkit.specs.families.DualStackTracker.TIMEOUT;
import static dev.herald.testkit.specs.families.DualStackTracker.TRACKER;
import static dev.herald.testkit.specs.families.DualStackTracker.families;
import static dev.herald.testkit.specs.families.DualStackTracker.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An announce over both IP versions, in virtual time. */
class EachFamilyTest {

    private final DualStackTracker tracker = new DualStackTracker();

    @Test
    @DisplayName("IPV6-1, IPV6-2: it goes once over each, at the same time, with the same peer id and the same key")
    void once_over_each() {
        assertThatRight(tracker.answer(announce()));

        assertThat(tracker.asked).containsExactly("0s IPV6_ONLY STARTED", "0s IPV4_ONLY STARTED");
        assertThat(tracker.requests)
                .extracting(AnnounceRequest::client)
                .containsOnly(announce().client());
    }

    @Test
    @DisplayName("IPV6-2: where there is one IP version, or an address, it goes as it is")
    void nothing_to_choose() {
        tracker.known = families(IpFamily.IPV4);
        assertThatRight(tracker.answer(announce()));
        tracker.known = families();
        assertThatRight(tracker.answer(announce()));
        tracker.known = CompletableFuture.completedFuture(Either.left(new Unreachable(Stage.RESOLVE, "nobody")));
        assertThatRight(tracker.answer(announce()));

        assertThat(tracker.askedOver()).containsExactly(BOTH, BOTH, BOTH);
    }

    @Test
    void who_says_over_which_one_is_asked_over_that_one_and_nothing_is_looked_up() {
        assertThatRight(tracker.answer(announce().over(IPV6_ONLY)));
        assertThatRight(tracker.answer(announce().over(IPV4_ONLY)));

        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
        assertThat(tracker.lookUps).isZero();
    }

    @Test
    @DisplayName("IPV6-3: one answer: peers of both, IPv4 first, each once; the longer intervals; the larger counts")
    void united() {
        AnnounceResponse ipv4 = new AnnounceResponse(
                new AnnounceIntervals(Duration.ofMinutes(20), Option.some(Duration.ofMinutes(10))),
                SwarmStats.of(7, 5, 100),
                PeerList.of(Vector.of(peer("192.0.2.1", 1), peer("192.0.2.2", 2))),
                Option.none(),
                Option.some("be quick"),
                Option.none(),
                Vector.empty());
        AnnounceResponse ipv6 = new AnnounceResponse(
                new AnnounceIntervals(Duration.ofMinutes(30), Option.none()),
                SwarmStats.of(3, 9, 100),
                PeerList.of(Vector.of(peer("2001:db8::1", 3), peer("192.0.2.1", 1))),
                Option.some(TrackerId.of(new byte[] {1})),
                Option.none(),
                Option.none(),
                Vector.empty());
        tracker.accepts(IPV4_ONLY, SECOND, ipv4).accepts(IPV6_ONLY, SECOND, ipv6);

        AnnounceResponse both = tracker.answer(announce()).get();

        assertThat(both.peers()).containsExactly(peer("192.0.2.1", 1), peer("192.0.2.2", 2), peer("2001:db8::1", 3));
        assertThat(both.intervals())
                .isEqualTo(new AnnounceIntervals(Duration.ofMinutes(30), Option.some(Duration.ofMinutes(10))));
        assertThat(both.stats()).isEqualTo(SwarmStats.of(7, 9, 100));
        assertThat(both.trackerId()).isEqualTo(ipv6.trackerId());
        assertThat(both.warning()).containsExactly("be quick");
        assertThat(both.remarks()).isEmpty();
    }

    @Test
    @DisplayName("IPV6-3: it worked if it worked over any, and what did not is remarked")
    void one_of_two() {
        tracker.isCutOff(IPV6_ONLY);

        assertThat(tracker.answer(announce()).get().remarks())
                .containsExactly("not told over IPv6: failed while connecting: the connection was refused");
    }

    @Test
    @DisplayName(
            "IPV6-3: of failures that is told which says most: who was talked with, who did not keep silent, who said why")
    void the_most_telling_failure() {
        Duration long_ = Duration.ofSeconds(30);
        List<TrackerError> byWorth = List.of(
                Refused.of("unregistered", RetryAdvice.UNSTATED),
                new Malformed("a dictionary", 0),
                new TimedOut(long_, Stage.RECEIVE),
                new Unreachable(Stage.CONNECT, "the connection was refused"),
                new TimedOut(long_, Stage.CONNECT));
        for (int i = 0; i < byWorth.size() - 1; i++) {
            TrackerError better = byWorth.get(i);
            TrackerError worse = byWorth.get(i + 1);

            assertThat(tracker.fails(IPV4_ONLY, better)
                            .fails(IPV6_ONLY, worse)
                            .answer(announce())
                            .getLeft())
                    .isEqualTo(better);
            assertThat(tracker.fails(IPV4_ONLY, worse)
                            .fails(IPV6_ONLY, better)
                            .answer(announce())
                            .getLeft())
                    .isEqualTo(better);
        }
    }

    @Test
    void who_answered_waits_two_seconds_for_the_other_which_goes_on_by_itself() {
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = tracker.ask(announce());

        tracker.time.advanceBy(Duration.ofMillis(2_999));
        assertThat(question).isNotDone();
        tracker.time.advanceBy(Duration.ofMillis(1));

        assertThat(answered(question).get().remarks()).containsExactly("no answer over IPv6 yet");
        assertThat(tracker.underWay()).isEqualTo(1);
        tracker.time.advanceBy(TIMEOUT);
        assertThat(tracker.underWay()).isZero();
    }

    @Test
    void nobody_waits_for_the_other_beyond_the_deadline() {
        tracker.accepts(IPV4_ONLY, Duration.ofSeconds(29), Fixtures.response()).isSilent(IPV6_ONLY, Stage.RECEIVE);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = tracker.ask(announce());

        tracker.time.advanceBy(TIMEOUT);

        assertThatRight(answered(question));
    }

    @Test
    void a_failure_waits_for_the_other_as_long_as_that_takes() {
        tracker.isCutOff(IPV6_ONLY).accepts(IPV4_ONLY, Duration.ofSeconds(20), Fixtures.response());
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = tracker.ask(announce());

        tracker.time.advanceBy(Duration.ofSeconds(19));
        assertThat(question).isNotDone();
        tracker.time.advanceBy(SECOND);
        assertThatRight(answered(question));
    }

    @Test
    @DisplayName(
            "RETRY-5, IPV6-5: an IP version that fails while the other works rests longer and longer, and comes back")
    void rests() {
        tracker.isCutOff(IPV6_ONLY);
        java.util.List<Long> minutes = new ArrayList<>();
        for (int minute = 0; minute < 200; minute++) {
            assertThatRight(tracker.answer(request(AnnounceEvent.NONE, BOTH)));
            if (tracker.askedOver().contains(IPV6_ONLY)) {
                minutes.add((long) minute);
            }
            tracker.time.advanceBy(Duration.ofSeconds(59));
        }
        assertThat(minutes).containsExactly(0L, 2L, 5L, 10L, 19L, 36L, 69L, 130L, 191L);

        tracker.accepts(IPV6_ONLY);
        tracker.time.advanceBy(Duration.ofHours(1));
        assertThatRight(tracker.answer(announce()));
        assertThatRight(tracker.answer(announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY, IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    void nobody_else_waits_for_one_that_is_late() {
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        assertThatRight(tracker.answer(announce()));
        tracker.askedOver();

        assertThatRight(tracker.answer(announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY);
        tracker.time.advanceBy(TIMEOUT.plus(Duration.ofMinutes(1)));
        tracker.accepts(IPV6_ONLY);
        assertThatRight(tracker.answer(announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    void one_that_was_late_when_its_asker_left_is_asked_again() {
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = tracker.ask(announce());
        tracker.time.advanceBy(SECOND.plusMillis(1));
        question.cancel(false);
        tracker.time.advanceBy(Duration.ofDays(1));
        tracker.accepts(IPV6_ONLY);
        tracker.askedOver();

        assertThatRight(tracker.answer(announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    void where_both_fail_none_of_them_rests() {
        tracker.isCutOff(IPV6_ONLY).isCutOff(IPV4_ONLY);
        assertThatLeft(tracker.answer(announce())).hasKind(ErrorKind.UNREACHABLE);
        tracker.askedOver();

        assertThatLeft(tracker.answer(announce())).hasKind(ErrorKind.UNREACHABLE);
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    void one_that_rests_is_tried_again_when_the_other_dies() {
        tracker.isCutOff(IPV6_ONLY);
        assertThatRight(tracker.answer(announce()));
        tracker.isCutOff(IPV4_ONLY);
        assertThatLeft(tracker.answer(announce())).hasKind(ErrorKind.UNREACHABLE);
        tracker.accepts(IPV6_ONLY);
        tracker.askedOver();

        assertThatRight(tracker.answer(announce()));
        assertThat(tracker.askedOver()).contains(IPV6_ONLY);
    }

    @Test
    @DisplayName(
            "IPV6-5: the tracker is told started over each IP version before anything else, and stopped where it was")
    void events_of_each() {
        tracker.isCutOff(IPV6_ONLY);
        assertThatRight(tracker.answer(request(AnnounceEvent.STARTED, BOTH)));
        tracker.time.advanceBy(Duration.ofMinutes(2));
        assertThatRight(tracker.answer(request(AnnounceEvent.STOPPED, BOTH)));
        assertThatRight(tracker.answer(request(AnnounceEvent.STARTED, BOTH)));
        tracker.time.advanceBy(Duration.ofMinutes(30));
        tracker.accepts(IPV6_ONLY);
        assertThatRight(tracker.answer(request(AnnounceEvent.NONE, BOTH)));
        assertThatRight(tracker.answer(request(AnnounceEvent.NONE, BOTH)));
        assertThatRight(tracker.answer(request(AnnounceEvent.STOPPED, BOTH)));

        assertThat(tracker.asked.stream().map(asked -> asked.substring(asked.indexOf(' ') + 1)))
                .containsExactly(
                        "IPV6_ONLY STARTED",
                        "IPV4_ONLY STARTED",
                        "IPV4_ONLY STOPPED",
                        "IPV6_ONLY STARTED",
                        "IPV4_ONLY STARTED",
                        "IPV6_ONLY STARTED",
                        "IPV4_ONLY NONE",
                        "IPV6_ONLY NONE",
                        "IPV4_ONLY NONE",
                        "IPV6_ONLY STOPPED",
                        "IPV4_ONLY STOPPED");
    }

    @Test
    @DisplayName(
            "HTTP-A8, HTTP-A17, IPV6-5: completed and paused go where started was acknowledged, and started elsewhere")
    void completed_where_it_began() {
        for (AnnounceEvent event : List.of(AnnounceEvent.COMPLETED, AnnounceEvent.PAUSED)) {
            DualStackTracker fresh = new DualStackTracker().isCutOff(IPV6_ONLY);
            assertThatRight(fresh.answer(request(AnnounceEvent.STARTED, BOTH)));
            fresh.time.advanceBy(Duration.ofMinutes(2));
            fresh.accepts(IPV6_ONLY);
            assertThatRight(fresh.answer(request(event, BOTH)));

            assertThat(fresh.requests.stream().skip(2).map(asked -> asked.families() + " " + asked.event()))
                    .containsExactly("IPV6_ONLY STARTED", "IPV4_ONLY " + event);
        }
    }

    @Test
    void cancelling_frees_both() {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = tracker.ask(announce());
        assertThat(tracker.underWay()).isEqualTo(2);

        question.cancel(false);

        assertThat(tracker.underWay()).isZero();
    }

    @Test
    void a_look_up_takes_of_the_time_and_ends_with_it() {
        tracker.known = new CompletableFuture<>();
        CompletableFuture<Either<TrackerError, AnnounceResponse>> late = tracker.ask(announce());
        CompletableFuture<Either<TrackerError, AnnounceResponse>> left = tracker.ask(announce());
        left.cancel(false);
        tracker.time.advanceBy(TIMEOUT);

        assertThatLeft(answered(late)).hasKind(ErrorKind.TIMED_OUT).isAtStage(Stage.RESOLVE);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> inTime = tracker.ask(announce());
        tracker.isSilent(IPV4_ONLY, Stage.RECEIVE).isSilent(IPV6_ONLY, Stage.RECEIVE);
        tracker.time.advanceBy(Duration.ofSeconds(10));
        tracker.known.complete(families(IpFamily.IPV4, IpFamily.IPV6).join());
        tracker.time.advanceBy(Duration.ofSeconds(20));
        assertThat(answered(inTime).getLeft()).isEqualTo(new TimedOut(Duration.ofSeconds(20), Stage.RECEIVE));
        assertThat(tracker.asked).hasSize(2);
        assertThat(tracker.time.waiting()).isZero();
    }

    @Test
    @DisplayName("Observers hear of one question and one answer, and the statistics of a client count one")
    void one_for_whoever_counts() {
        java.util.List<TrackerUrl> heard = new ArrayList<>();
        TrackerClient client = TrackerClient.of(
                List.of(tracker.gateway), tracker.time, new SplittableRandom(1), new TrackerObserver() {
                    @Override
                    public void announced(
                            TrackerUrl asked,
                            AnnounceRequest request,
                            Either<TrackerError, AnnounceResponse> outcome,
                            Duration elapsed) {
                        heard.add(asked);
                    }
                });
        tracker.isSilent(IPV6_ONLY, Stage.CONNECT);
        var report = client.announce(
                Torrent.of(IH1, TrackerTiers.of(Tier.of(TRACKER))), AnnounceOptions.started(Fixtures.CLIENT1));
        tracker.time.advanceBy(TIMEOUT.multipliedBy(2));

        assertThat(answered(report).get().outcomes()).hasSize(1);
        assertThat(heard).containsExactly(TRACKER);
        assertThat(tracker.asked).hasSize(2);
    }

    @Test
    void scrapes_go_once_over_any() {
        assertThatRight(answered(tracker.gateway.scrape(TRACKER, List.of(IH1), TIMEOUT)));

        assertThat(tracker.scrapes).isEqualTo(1);
        assertThat(tracker.gateway.scrapeLimit(TRACKER)).isEqualTo(60);
        tracker.gateway.close();
        assertThat(tracker.closed).isTrue();
    }
}
