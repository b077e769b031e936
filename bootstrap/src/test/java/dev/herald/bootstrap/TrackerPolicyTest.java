package dev.herald.bootstrap;

import static dev.herald.domain.announce.FamilyPolicy.BOTH;
import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.ONE_STICKY;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two names of one tracker that can be reached over both IP versions, and what is different for one of them. */
class TrackerPolicyTest {

    private static final AnnounceRequest STARTED = Fixtures.announce();

    private final DualStack tracker = new DualStack();
    private final HeraldSettings settings = tracker.settings();

    @AfterEach
    void close() {
        tracker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    @DisplayName("IPV6-2: a tracker with a policy of IPv4 hears of us over IPv4 alone, and another over both")
    void one_tracker_and_another(String scheme) throws Exception {
        try (Herald herald = Herald.open(settings.withFamilyPolicy(DualStack.NAME, IPV4_ONLY))) {
            assertThatRight(announce(herald, tracker.url(scheme), STARTED));
            assertThat(tracker.askedOver()).containsExactly(IPV4_ONLY);
            assertThat(tracker.peers()).isEqualTo(1);

            assertThatRight(announce(herald, tracker.url(scheme, DualStack.OTHER_NAME), STARTED));
            assertThat(tracker.askedOver()).containsExactlyInAnyOrder(IPV4_ONLY, IPV6_ONLY);
            assertThat(tracker.peers()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    @DisplayName("BEP 27: a private torrent is told over both at the port that is named for that, and nowhere else")
    void private_torrents(String scheme) throws Exception {
        TrackerUrl named = tracker.url(scheme);
        AnnounceOptions options = AnnounceOptions.started(Fixtures.CLIENT1);
        try (Herald herald = Herald.open(settings.withFamilyPolicy(DualStack.NAME + ":" + named.port(), BOTH))) {
            Torrent elsewhere = DualStack.closed(tracker.url(scheme, DualStack.OTHER_NAME));
            assertThatRight(herald.client().announce(elsewhere, options).get(30, TimeUnit.SECONDS));
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY);

            assertThatRight(
                    herald.client().announce(DualStack.closed(named), options).get(30, TimeUnit.SECONDS));
            assertThat(tracker.askedOver()).containsExactlyInAnyOrder(IPV4_ONLY, IPV6_ONLY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    @DisplayName("IPV6-5: a session is told where it began over a tracker's one IP version, and leaves nobody behind")
    void sessions(String scheme) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        SessionOptions options = SessionOptions.of(Fixtures.CLIENT1).observedBy(Runnable::run, new SessionObserver() {
            @Override
            public void peers(TrackerUrl url, InfoHash swarm, PeerList peers) {
                answered.countDown();
            }
        });
        try (Herald herald = Herald.open(settings.withFamilyPolicy(DualStack.NAME, ONE_STICKY))) {
            TrackerSession session = herald.client().open(DualStack.open(tracker.url(scheme)), options.over(BOTH));
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(tracker.peers()).isEqualTo(1);

            session.stop(Duration.ofSeconds(20)).get(30, TimeUnit.SECONDS);
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY);
            assertThat(tracker.peers()).isZero();
        }
    }

    @Test
    @DisplayName("WS-18: over WebSocket, and where announces go once over any, a tracker's one IP version is kept to")
    void where_there_is_no_choice() throws Exception {
        HeraldSettings six = settings.withFamilyPolicy(DualStack.NAME, IPV6_ONLY);
        for (HeraldSettings either : java.util.List.of(six, six.overAnyFamily())) {
            try (Herald herald = Herald.open(either)) {
                // It speaks WebSocket at 127.0.0.1 only.
                assertThatLeft(announce(herald, tracker.url("ws"), STARTED)).hasKind(ErrorKind.UNREACHABLE);
                assertThatRight(announce(herald, tracker.url("ws", DualStack.OTHER_NAME), STARTED));
                assertThatRight(announce(herald, tracker.url("http"), STARTED));
                assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, BOTH, IPV6_ONLY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    @DisplayName("IPV6-3: an exception of the scope keeps a tracker to one IP version, and nobody else")
    void exceptions_of_the_scope(String scheme) throws Exception {
        HeraldSettings excepting =
                settings.withException(DualStack.NAME, all -> all.withFamilies(AddressFamilies.IPV4));
        try (Herald herald = Herald.open(excepting)) {
            assertThatRight(announce(herald, tracker.url(scheme), STARTED));
            assertThat(tracker.askedOver()).containsExactly(BOTH);
            assertThat(tracker.peers()).isEqualTo(1);

            assertThatRight(announce(herald, tracker.url(scheme, DualStack.OTHER_NAME), STARTED));
            assertThat(tracker.peers()).isEqualTo(2);
            assertThatLeft(announce(herald, tracker.url(scheme), STARTED.over(IPV6_ONLY)))
                    .hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void what_is_no_host_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withFamilyPolicy("http://" + DualStack.NAME, BOTH));
    }

    private static Either<TrackerError, AnnounceResponse> announce(
            Herald herald, TrackerUrl url, AnnounceRequest request) throws Exception {
        return DualStack.announce(herald, url, request).answer();
    }
}
