package dev.herald.bootstrap;

import static dev.herald.domain.announce.FamilyPolicy.BOTH;
import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.torrent.Torrent;
import dev.herald.network.AddressFamilies;
import dev.herald.testkit.Fixtures;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Announces to a tracker that can be reached over both IP versions. */
class DualStackTest {

    private final DualStack tracker = new DualStack();
    private final HeraldSettings settings = tracker.settings();

    @AfterEach
    void close() {
        tracker.close();
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
            assertThat(tracker.askedOver()).containsExactlyInAnyOrder(IPV4_ONLY, IPV6_ONLY, IPV4_ONLY, IPV6_ONLY);
            announce(herald, scheme, Fixtures.announce().with(AnnounceEvent.STOPPED));
            announce(herald, scheme, Fixtures.announceBy(Fixtures.CLIENT2).with(AnnounceEvent.STOPPED));
            assertThat(tracker.peers()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void a_private_torrent_is_told_over_one_and_the_same(String scheme) throws Exception {
        Torrent closed = DualStack.closed(tracker.url(scheme));
        try (Herald herald = Herald.open(settings)) {
            for (AnnounceEvent event : List.of(AnnounceEvent.STARTED, AnnounceEvent.NONE)) {
                AnnounceOptions options =
                        AnnounceOptions.started(Fixtures.CLIENT1).with(event);
                assertThatRight(herald.client().announce(closed, options).get(30, TimeUnit.SECONDS));
            }
            assertThat(tracker.askedOver()).containsExactly(IPV6_ONLY, IPV6_ONLY);
            assertThat(tracker.peers()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("WS-18: over WebSocket a client has one socket, whatever the policy says of several")
    void one_socket() throws Exception {
        try (Herald herald = Herald.open(settings)) {
            assertThatRight(announce(herald, "ws", Fixtures.announce()).answer());

            assertThat(tracker.askedOver()).containsExactly(BOTH);
            assertThatLeft(announce(herald, "ws", Fixtures.announce().over(IPV6_ONLY))
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
                assertThat(tracker.askedOver()).containsExactly(BOTH);
            }
        }
    }

    @Test
    void whoever_wants_to_asks_once_over_any() throws Exception {
        try (Herald herald = Herald.open(settings.overAnyFamily())) {
            assertThatRight(announce(herald, "http", Fixtures.announce()).answer());

            assertThat(tracker.askedOver()).containsExactly(BOTH);
            assertThat(tracker.peers()).isEqualTo(1);
        }
    }

    private AnnounceOutcome announce(Herald herald, String scheme, AnnounceRequest request) throws Exception {
        return DualStack.announce(herald, tracker.url(scheme), request);
    }
}
