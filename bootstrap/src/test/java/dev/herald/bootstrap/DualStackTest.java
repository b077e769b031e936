package dev.herald.bootstrap;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.port.trace.Inquiry;
import dev.herald.application.port.trace.Trace;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.network.AddressFamilies;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracker that listens at 127.0.0.1 and at ::1, and a name that has both addresses. */
class DualStackTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final SystemScheduler time = new SystemScheduler();
    private final EmbeddedTracker tracker =
            EmbeddedTracker.open(EmbeddedTrackerOptions.defaults().withIpv6(), Bencode.codec(), time);
    private final Queue<FamilyPolicy> asked = new ConcurrentLinkedQueue<>();
    private final HeraldSettings settings = HeraldSettings.defaults()
            .withNetwork(NetworkScope.anywhere().withNames(DualStackTest::addresses))
            .tracedBy(inquiry -> {
                if (inquiry instanceof Inquiry.OfAnnounce announce) {
                    asked.add(announce.request().families());
                }
                return Trace.NONE;
            });

    @AfterEach
    void close() {
        tracker.close();
        time.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    @DisplayName("IPV6-1, IPV6-2, IPV6-3: told over both, found over both, gone over both, and asked once")
    void both(String scheme) throws Exception {
        try (Herald herald = Herald.open(settings)) {
            announce(herald, scheme, Fixtures.announceBy(Fixtures.CLIENT2));
            AnnounceOutcome outcome = announce(herald, scheme, Fixtures.announce());

            assertThatRight(outcome.answer());
            assertThat(outcome.answer().get().remarks()).isEmpty();
            assertThat(outcome.answer().get().peers())
                    .contains(Fixtures.peer("127.0.0.1", 51413), Fixtures.peer("::1", 51413));
            assertThat(asked)
                    .containsExactlyInAnyOrder(
                            FamilyPolicy.IPV4_ONLY,
                            FamilyPolicy.IPV6_ONLY,
                            FamilyPolicy.IPV4_ONLY,
                            FamilyPolicy.IPV6_ONLY);
            announce(herald, scheme, Fixtures.announce().with(AnnounceEvent.STOPPED));
            announce(herald, scheme, Fixtures.announceBy(Fixtures.CLIENT2).with(AnnounceEvent.STOPPED));
            assertThat(peersLeft()).isZero();
        }
    }

    private long peersLeft() {
        Option<SwarmStats> swarm = tracker.swarm(IH1);
        return swarm.map(stats ->
                        stats.seeders().getOrElse(0L) + stats.leechers().getOrElse(0L))
                .getOrElse(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void a_private_torrent_is_told_over_one_and_the_same(String scheme) throws Exception {
        Torrent open = Torrent.of(IH1, TrackerTiers.of(Tier.of(url(scheme, port(scheme)))));
        Torrent closed = new Torrent(open.name(), open.swarms(), open.tiers(), open.size(), true);
        try (Herald herald = Herald.open(settings)) {
            for (AnnounceEvent event : List.of(AnnounceEvent.STARTED, AnnounceEvent.NONE)) {
                AnnounceOptions options =
                        AnnounceOptions.started(Fixtures.CLIENT1).with(event);
                assertThatRight(herald.client().announce(closed, options).get(30, TimeUnit.SECONDS));
            }
            assertThat(asked).containsExactly(FamilyPolicy.IPV6_ONLY, FamilyPolicy.IPV6_ONLY);
            assertThat(peersLeft()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("WS-18: over WebSocket a client has one socket, whatever the policy says of several")
    void one_socket() throws Exception {
        try (Herald herald = Herald.open(settings)) {
            assertThatRight(announce(herald, "ws", Fixtures.announce()).answer());

            assertThat(asked).containsExactly(FamilyPolicy.BOTH);
            assertThatLeft(announce(herald, "ws", Fixtures.announce().over(FamilyPolicy.IPV6_ONLY))
                            .answer())
                    .hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    @DisplayName("IPV6-3: an IP version without a way, or out of the scope, is skipped and did not fail")
    void skipped() throws Exception {
        HeraldSettings bound = settings.withLocalAddress(InetAddress.getAllByName("127.0.0.1")[0]);
        for (HeraldSettings ipv4 : List.of(bound, settings.withFamilies(AddressFamilies.IPV4))) {
            try (Herald herald = Herald.open(ipv4)) {
                AnnounceOutcome outcome = announce(herald, "http", Fixtures.announce());

                assertThat(outcome.answer().get().remarks()).isEmpty();
                assertThat(asked).containsExactly(FamilyPolicy.BOTH);
                asked.clear();
            }
        }
    }

    @Test
    void whoever_wants_to_asks_once_over_any() throws Exception {
        try (Herald herald = Herald.open(settings.overAnyFamily())) {
            assertThatRight(announce(herald, "http", Fixtures.announce()).answer());

            assertThat(asked).containsExactly(FamilyPolicy.BOTH);
            assertThat(peersLeft()).isEqualTo(1);
        }
    }

    private AnnounceOutcome announce(Herald herald, String scheme, AnnounceRequest request) throws Exception {
        return herald.client()
                .announce(url(scheme, port(scheme)), request, AMPLE)
                .get(30, TimeUnit.SECONDS);
    }

    private int port(String scheme) {
        return scheme.equals("ws") ? tracker.webSocketAnnounceUrl().port() : tracker.port();
    }

    private static TrackerUrl url(String scheme, int port) {
        return TrackerUrl.of(scheme + "://tracker.test:" + port + "/announce");
    }

    private static InetAddress[] addresses(String name) throws UnknownHostException {
        if (!name.equals("tracker.test")) {
            throw new UnknownHostException(name);
        }
        return new InetAddress[] {InetAddress.getAllByName("::1")[0], InetAddress.getAllByName("127.0.0.1")[0]};
    }
}
