package dev.herald.bootstrap;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.CloseReport;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeraldTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
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
    void settings_that_make_no_sense_are_our_own_mistake() {
        HeraldSettings settings = HeraldSettings.defaults().withUserAgent("two\nlines");

        assertThatThrownBy(() -> Herald.open(settings)).isInstanceOf(IllegalArgumentException.class);
    }
}
