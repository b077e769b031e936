package dev.herald.testkit.specs.families;

import static dev.herald.domain.announce.FamilyPolicy.BOTH;
import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.ONE_STICKY;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.announce;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.specs.families.DualStackTracker.TIMEOUT;
import static dev.herald.testkit.specs.families.DualStackTracker.TRACKER;
import static dev.herald.testkit.specs.families.DualStackTracker.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicies;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Trackers that have a policy of their own, at the gateway and below a client, in virtual time. */
class TrackerPolicyTest {

    private static final TrackerUrl OTHER = TrackerUrl.of("http://other.test/announce");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DualStackTracker tracker = new DualStackTracker();

    // -- at the gateway

    @Test
    @DisplayName("IPV6-2: one tracker is told over IPv4 only, another over both, by the same announce")
    void one_tracker_and_another() {
        TrackerGateway gateway = policies(IPV4_ONLY);

        assertThatRight(answer(gateway, TRACKER, announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY);
        assertThat(tracker.lookUps).isZero();
        assertThatRight(answer(gateway, OTHER, announce()));
        assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
    }

    @Test
    @DisplayName("IPV6-5: a tracker with a policy of one is asked over one and the same, whatever the announces say")
    void one_and_sticky() {
        TrackerGateway gateway = policies(ONE_STICKY);

        assertThatRight(answer(gateway, TRACKER, request(AnnounceEvent.STARTED, BOTH)));
        tracker.isCutOff(IPV6_ONLY);
        assertThatRight(answer(gateway, TRACKER, request(AnnounceEvent.NONE, BOTH)));
        tracker.accepts(IPV6_ONLY);
        assertThatRight(answer(gateway, TRACKER, request(AnnounceEvent.STOPPED, BOTH)));

        assertThat(tracker.asked)
                .containsExactly(
                        "0s IPV6_ONLY STARTED", "1s IPV6_ONLY NONE", "2s IPV4_ONLY STARTED", "3s IPV4_ONLY STOPPED");
    }

    @Test
    void an_announce_over_one_ip_version_never_goes_over_another() {
        assertThatRight(answer(policies(BOTH), TRACKER, announce().over(IPV4_ONLY)));
        assertThatRight(answer(policies(ONE_STICKY), TRACKER, announce().over(IPV4_ONLY)));
        assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY, IPV4_ONLY);

        assertThatLeft(answer(policies(IPV6_ONLY), TRACKER, announce().over(IPV4_ONLY)))
                .hasKind(ErrorKind.BLOCKED);
        assertThat(tracker.askedOver()).isEmpty();
    }

    @Test
    void scrapes_go_as_ever_and_closing_it_closes_what_is_below() {
        TrackerGateway gateway = policies(IPV4_ONLY);

        assertThatRight(answered(gateway.scrape(TRACKER, List.of(IH1), TIMEOUT)));
        assertThat(tracker.scrapes).isEqualTo(1);
        assertThat(gateway.scrapeLimit(TRACKER)).isEqualTo(60);
        assertThat(gateway.schemes()).isEqualTo(tracker.schemes());
        gateway.close();
        assertThat(tracker.closed).isTrue();
    }

    @Test
    void where_no_tracker_has_one_there_is_nothing_in_between() {
        assertThat(Gateways.withFamilyPolicies(tracker.gateway, FamilyPolicies.none()))
                .isSameAs(tracker.gateway);
    }

    // -- below a client

    @Test
    @DisplayName(
            "BEP 27: a private torrent is told over both only where its tracker is named for that, and no other is")
    void private_torrents() {
        try (TrackerClient client = client(BOTH)) {
            AnnounceOptions options = AnnounceOptions.started(Fixtures.CLIENT1);

            assertThatRight(answer(client.announce(closed(TRACKER), options)));
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
            for (String elsewhere : java.util.List.of(
                    "http://other.test/announce", "http://sub.both.test/announce", "http://both.test.other/announce")) {
                assertThatRight(answer(client.announce(closed(TrackerUrl.of(elsewhere)), options)));
                assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY);
            }
        }
    }

    @Test
    @DisplayName("BEP 27: a policy for one of a private tracker's ports leaves its others as they are")
    void private_torrents_at_another_port() {
        TrackerGateway gateway = Gateways.withFamilyPolicies(
                tracker.gateway, FamilyPolicies.none().at("both.test:8080", BOTH));
        try (TrackerClient client = client(gateway)) {
            assertThatRight(answer(client.announce(closed(TRACKER), AnnounceOptions.started(Fixtures.CLIENT1))));
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY);
        }
    }

    @Test
    void a_public_torrent_is_told_over_one_where_its_tracker_wants_that_whatever_the_announce_says() {
        try (TrackerClient client = client(ONE_STICKY)) {
            AnnounceOptions options = AnnounceOptions.started(Fixtures.CLIENT1);

            assertThatRight(answer(client.announce(open(TRACKER), options)));
            assertThatRight(answer(client.announce(open(TRACKER), options.over(BOTH))));
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY);
            assertThatRight(answer(client.announce(open(OTHER), options)));
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV4_ONLY);
        }
    }

    @Test
    @DisplayName("IPV6-5: a session's stopped goes where its started went, over the tracker's one IP version")
    void a_session_over_one() {
        try (TrackerClient client = client(IPV4_ONLY)) {
            TrackerSession session = client.open(open(TRACKER), SessionOptions.of(Fixtures.CLIENT1));
            tracker.time.advanceBy(MINUTE);
            assertThat(answer(session.stop(MINUTE))).isNotNull();

            assertThat(tracker.asked)
                    .extracting(line -> line.substring(line.indexOf(' ') + 1))
                    .containsExactly("IPV4_ONLY STARTED", "IPV4_ONLY STOPPED");
        }
    }

    @Test
    @DisplayName(
            "IPV6-5: a session moves with a sticky tracker to where it can be reached, and says stopped there alone")
    void a_session_that_moves() {
        try (TrackerClient client = client(ONE_STICKY)) {
            TrackerSession session = client.open(
                    open(TRACKER), SessionOptions.of(Fixtures.CLIENT1).over(BOTH));
            tracker.time.advanceBy(MINUTE);
            tracker.isCutOff(IPV6_ONLY);
            tracker.time.advanceBy(Duration.ofMinutes(40));
            tracker.accepts(IPV6_ONLY);
            assertThat(answer(session.stop(MINUTE))).isNotNull();

            assertThat(tracker.asked)
                    .extracting(line -> line.substring(line.indexOf(' ') + 1))
                    .containsExactly("IPV6_ONLY STARTED", "IPV6_ONLY NONE", "IPV4_ONLY STARTED", "IPV4_ONLY STOPPED");
        }
    }

    private TrackerGateway policies(FamilyPolicy own) {
        return Gateways.withFamilyPolicies(
                tracker.gateway, FamilyPolicies.none().at(TRACKER.host(), own));
    }

    private TrackerClient client(FamilyPolicy own) {
        return client(policies(own));
    }

    private TrackerClient client(TrackerGateway gateway) {
        return TrackerClient.of(List.of(gateway), tracker.time, new SplittableRandom(1), TrackerObserver.NONE);
    }

    private static Torrent open(TrackerUrl url) {
        return Torrent.of(IH1, TrackerTiers.of(Tier.of(url)));
    }

    private static Torrent closed(TrackerUrl url) {
        Torrent open = open(url);
        return new Torrent(open.name(), open.swarms(), open.tiers(), open.size(), true);
    }

    private Either<TrackerError, AnnounceResponse> answer(
            TrackerGateway gateway, TrackerUrl url, AnnounceRequest request) {
        return answer(gateway.announce(url, request, TIMEOUT));
    }

    /** What comes of it, and the time that it takes. */
    private <T> T answer(CompletableFuture<T> question) {
        while (!question.isDone()) {
            tracker.time.advanceBy(DualStackTracker.SECOND);
        }
        return question.join();
    }
}
