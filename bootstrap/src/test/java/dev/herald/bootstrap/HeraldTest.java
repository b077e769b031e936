package dev.herald.bootstrap;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.CloseReport;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpScript;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeraldTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final UdpScript ACCEPT_UDP =
            UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())));
    private static final HttpReply ACCEPT = HttpReply.ok("d8:intervali1800e5:peers0:e");

    @Test
    void settings_reach_the_wire_and_answers_the_observer() throws Exception {
        ConcurrentLinkedQueue<TrackerUrl> seen = new ConcurrentLinkedQueue<>();
        TrackerObserver observer = new TrackerObserver() {
            @Override
            public void announced(
                    TrackerUrl tracker,
                    AnnounceRequest request,
                    Either<TrackerError, AnnounceResponse> outcome,
                    Duration elapsed) {
                seen.add(tracker);
            }
        };
        HeraldSettings settings =
                HeraldSettings.defaults().withUserAgent("Somebody/1.0").observedBy(observer);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(ACCEPT));
                Herald herald = Herald.open(settings)) {
            AnnounceOutcome outcome = announce(herald, tracker).get(20, TimeUnit.SECONDS);

            assertThat(outcome.isAccepted()).isTrue();
            assertThat(tracker.requests().get(0).header("User-Agent")).contains("Somebody/1.0");
            assertThat(seen).containsExactly(tracker.url());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "udp", "ws"})
    void who_waits_for_a_name_when_it_closes_is_answered(String scheme) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Herald herald = Herald.open(HeraldSettings.defaults()
                .withNetwork(NetworkScope.anywhere().withNames(name -> {
                    boolean interrupted = false;
                    while (held.getCount() > 0) {
                        try {
                            held.await();
                        } catch (InterruptedException notYet) {
                            interrupted = true;
                        }
                    }
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(name);
                })));
        CompletableFuture<AnnounceOutcome> answer = herald.client()
                .announce(TrackerUrl.of(scheme + "://slow.test:6969/announce"), Fixtures.announce(), AMPLE);

        herald.close();

        assertThatLeft(answer.get(20, TimeUnit.SECONDS).answer()).hasKind(ErrorKind.UNREACHABLE);
        held.countDown();
    }

    private static CompletableFuture<AnnounceOutcome> announce(Herald herald, ScriptedHttpTracker tracker) {
        return herald.client().announce(tracker.url(), Fixtures.announce(), AMPLE);
    }

    @Test
    void HTTP_T8_a_certificate_of_ones_own_is_trusted_where_it_is_named() throws Exception {
        HeraldSettings settings =
                HeraldSettings.defaults().withTrustedAuthorities(List.of(LoopbackTls.LOOPBACK.certificate()));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), always(ACCEPT));
                Herald trusting = Herald.open(settings);
                Herald usual = Herald.open()) {
            assertThat(announce(trusting, tracker).get(20, TimeUnit.SECONDS).isAccepted())
                    .isTrue();
            assertThatLeft(announce(usual, tracker).get(20, TimeUnit.SECONDS).answer())
                    .hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void trackers_over_udp_are_reached_too() throws Exception {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(ACCEPT_UDP);
                Herald herald = Herald.open()) {
            AnnounceOutcome outcome = herald.client()
                    .announce(tracker.url(), Fixtures.announce(), AMPLE)
                    .get(20, TimeUnit.SECONDS);

            assertThat(outcome.isAccepted()).isTrue();
            assertThat(tracker.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9", "socks5://127.0.0.1:9"})
    void nothing_goes_around_a_proxy_not_even_udp(String proxy) throws Exception {
        HeraldSettings settings =
                HeraldSettings.defaults().withProxy(ProxyServer.parse(proxy).get());
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(ACCEPT_UDP);
                Herald herald = Herald.open(settings)) {
            AnnounceOutcome announced = herald.client()
                    .announce(tracker.url(), Fixtures.announce(), AMPLE)
                    .get(20, TimeUnit.SECONDS);
            assertThatLeft(announced.answer()).hasKind(ErrorKind.BLOCKED, ErrorKind.UNREACHABLE);
            assertThatLeft(herald.client().blocking().scrape(tracker.url(), Vector.of(Fixtures.IH1), AMPLE))
                    .hasKind(ErrorKind.BLOCKED, ErrorKind.UNREACHABLE);

            assertThat(tracker.awaitRequests(1, Duration.ofMillis(200))).isFalse();
        }
    }

    @Test
    void only_trackers_of_the_chosen_ip_version_are_reached_over_udp() throws Exception {
        HeraldSettings six = HeraldSettings.defaults().withFamilies(AddressFamilies.IPV6);
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(ACCEPT_UDP);
                Herald herald = Herald.open(six)) {
            assertThatLeft(herald.client()
                            .announce(tracker.url(), Fixtures.announce(), AMPLE)
                            .get(20, TimeUnit.SECONDS)
                            .answer())
                    .hasKind(ErrorKind.UNREACHABLE);
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void packets_come_from_the_local_address_it_is_told() throws Exception {
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(ACCEPT_UDP);
                Herald herald = Herald.open(HeraldSettings.defaults().withLocalAddress(other))) {
            herald.client().announce(tracker.url(), Fixtures.announce(), AMPLE).get(20, TimeUnit.SECONDS);

            assertThat(tracker.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.from().getAddress().equals(other));
        }
    }

    @Test
    void opens_nothing_before_it_is_asked() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Herald herald = Herald.open()) {
            Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
            after.removeAll(before);

            assertThat(herald.client()).isNotNull();
            assertThat(after)
                    .extracting(Thread::getName)
                    .filteredOn(name -> name.startsWith("herald"))
                    .isSubsetOf("herald-timer");
        }
    }

    @Test
    void closing_with_a_budget_lets_answers_come_and_counts_those_it_cuts_short() throws Exception {
        try (ScriptedHttpTracker slow = ScriptedHttpTracker.open(always(ACCEPT.after(Duration.ofMillis(200))));
                ScriptedHttpTracker silent = ScriptedHttpTracker.open(always(HttpReply.silence()))) {
            Herald herald = Herald.open();
            CompletableFuture<AnnounceOutcome> answered = announce(herald, slow);
            CompletableFuture<AnnounceOutcome> cut = announce(herald, silent);

            CloseReport report = herald.close(Duration.ofSeconds(2)).get(20, TimeUnit.SECONDS);

            assertThat(answered.get(20, TimeUnit.SECONDS).isAccepted()).isTrue();
            assertThat(report.cutShort()).isEqualTo(1);
            assertThatLeft(cut.get(20, TimeUnit.SECONDS).answer()).hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void after_its_end_every_question_is_answered_unreachable() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(ACCEPT))) {
            Herald herald = Herald.open();
            herald.close();
            herald.close();

            assertThatLeft(announce(herald, tracker).get(20, TimeUnit.SECONDS).answer())
                    .hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void after_its_end_nobody_waits_for_a_session() throws Exception {
        Torrent torrent = Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(ScriptedHttpTracker.nobody())));
        Herald herald = Herald.open();
        TrackerSession before = herald.client().open(torrent, SessionOptions.of(Fixtures.CLIENT1));
        herald.close();
        TrackerSession after = herald.client().open(torrent, SessionOptions.of(Fixtures.CLIENT1));

        assertThat(before.stop(Duration.ofSeconds(1)).get(20, TimeUnit.SECONDS).words())
                .isEmpty();
        assertThatLeft(before.announceNow().get(20, TimeUnit.SECONDS)).hasKind(ErrorKind.EXHAUSTED);
        assertThat(after.stop(Duration.ofSeconds(1)).get(20, TimeUnit.SECONDS).words())
                .isEmpty();
        assertThat(herald.close(Duration.ofSeconds(1)).get(20, TimeUnit.SECONDS).cutShort())
                .isZero();
    }

    @Test
    void settings_that_make_no_sense_are_our_own_mistake_and_leave_no_thread_behind() throws InterruptedException {
        HeraldSettings settings = HeraldSettings.defaults().withUserAgent("two\nlines");
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        assertThatThrownBy(() -> Herald.open(settings)).isInstanceOf(IllegalArgumentException.class);

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("herald-timer") && !before.contains(thread)) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
