package dev.herald.testkit.http;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a gateway for HTTP trackers makes of every {@link HttpMisbehaviour}, and of trackers that misbehave below HTTP: the right
 * answer or the right error, by its deadline, in bounded memory, with no connection left behind.
 */
public abstract class HttpMisbehaviourContract {

    /** What a gateway may make the tracker write, or allocate itself, before it has to have had enough. */
    private static final long BOUND = 48 * 1024 * 1024;

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final AnnounceResponse PLAIN = Fixtures.response();
    private static final byte[] BODY = TrackerAnswers.announced(PLAIN);

    /** For subclasses. */
    protected HttpMisbehaviourContract() {}

    /** A new gateway as users get it, trusting what the platform trusts. The contract closes it. */
    protected abstract TrackerGateway openGateway();

    /** A new gateway that trusts this authority as well, or only. The contract closes it. */
    protected abstract TrackerGateway openGatewayTrusting(X509Certificate authority);

    @TestFactory
    public final Stream<DynamicTest> every_misbehaviour_has_its_outcome() {
        return Arrays.stream(HttpMisbehaviour.values())
                .map(misbehaviour -> DynamicTest.dynamicTest(
                        misbehaviour.name().replace('_', ' '), () -> has_its_outcome(misbehaviour)));
    }

    final void has_its_outcome(HttpMisbehaviour misbehaviour) throws InterruptedException {
        Expectation expected = misbehaviour.expectation();
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(misbehaviour.reply(BODY)))) {
            AllocationGauge gauge = new AllocationGauge();
            try (TrackerGateway gateway = openGateway()) {
                expected.check(announce(gateway, tracker.url(), expected.isAboutTime() ? SHORT : AMPLE), PLAIN);
                if (!expected.isAboutTime()) {
                    // What is read until a deadline passes depends on how fast the machine is.
                    assertThat(gauge.bytes()).as("bytes allocated").isLessThan(BOUND);
                }
                if (expected.hangsUp()) {
                    assertNoConnection(tracker);
                }
            }
            assertThat(tracker.bytesSent()).as("bytes the tracker got rid of").isLessThan(BOUND);
            assertNoConnection(tracker);
        }
    }

    @Test
    public final void a_tracker_that_closes_behind_each_answer_loses_no_announce() throws InterruptedException {
        HttpScript script = HttpScript.always(HttpReply.ok(BODY).thenClose());
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(script);
                TrackerGateway gateway = openGateway()) {
            for (int i = 0; i < 50; i++) {
                assertThatRight(announce(gateway, tracker.url(), AMPLE)).isEqualTo(PLAIN);
            }
        }
    }

    @Test
    public final void a_tracker_that_hangs_up_on_the_second_request_loses_no_announce() throws InterruptedException {
        HttpScript script = new HttpScript() {
            private int lastConnection = -1;

            @Override
            public synchronized HttpReply reply(RecordedRequest request) {
                boolean second = request.connection() == lastConnection;
                lastConnection = request.connection();
                return second ? HttpReply.hangUp() : HttpReply.ok(BODY);
            }
        };
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(script);
                TrackerGateway gateway = openGateway()) {
            for (int i = 0; i < 10; i++) {
                assertThatRight(announce(gateway, tracker.url(), AMPLE)).isEqualTo(PLAIN);
            }
        }
    }

    @Test
    public final void an_idle_connection_is_gone_when_the_gateway_is() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok(BODY)))) {
            try (TrackerGateway gateway = openGateway()) {
                assertThatRight(announce(gateway, tracker.url(), AMPLE)).isEqualTo(PLAIN);
            }
            assertNoConnection(tracker);
        }
    }

    @Test
    public final void HTTP_T4_credentials_do_not_follow_a_redirect_to_another_host() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(Redirects.toOtherHost(BODY)));
                TrackerGateway gateway = openGateway()) {
            TrackerUrl url = TrackerUrl.of("http://user:secret@" + tracker.authority() + "/announce");

            assertThatRight(announce(gateway, url, AMPLE)).isEqualTo(PLAIN);

            assertThat(tracker.requests()).hasSize(2);
            assertThat(tracker.requests().get(0).header("Authorization")).contains("Basic dXNlcjpzZWNyZXQ=");
            assertThat(tracker.requests().get(1).header("Authorization")).isEmpty();
        }
    }

    @Test
    public final void nobody_there_is_unreachable() throws InterruptedException {
        try (TrackerGateway gateway = openGateway()) {
            assertThatLeft(announce(gateway, ScriptedHttpTracker.nobody(), AMPLE))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
        }
    }

    @Test
    public final void a_reset_at_the_door_is_unreachable() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openResetting("http");
                TrackerGateway gateway = openGateway()) {
            assertThatLeft(announce(gateway, tracker.url(), AMPLE)).hasKind(ErrorKind.UNREACHABLE);
        }
    }

    // -- TLS ----------------------------------------------------------------------------------------------------------

    @Test
    public final void HTTP_T8_a_trusted_certificate_is_enough() throws InterruptedException {
        try (ScriptedHttpTracker tracker = openTls(LoopbackTls.LOOPBACK);
                TrackerGateway gateway = openGatewayTrusting(LoopbackTls.LOOPBACK.certificate())) {
            assertThatRight(announce(gateway, tracker.url(), AMPLE)).isEqualTo(PLAIN);
        }
    }

    @Test
    public final void HTTP_T8_a_certificate_nobody_knows_is_refused() throws InterruptedException {
        try (ScriptedHttpTracker tracker = openTls(LoopbackTls.LOOPBACK);
                TrackerGateway gateway = openGateway()) {
            assertInsecure(gateway, tracker);
        }
    }

    @Test
    public final void HTTP_T8_a_certificate_for_another_name_is_refused() throws InterruptedException {
        assertInsecure(LoopbackTls.OTHER_NAME);
    }

    @Test
    public final void HTTP_T8_a_certificate_whose_time_is_over_is_refused() throws InterruptedException {
        assertInsecure(LoopbackTls.EXPIRED);
    }

    private void assertInsecure(LoopbackTls tls) throws InterruptedException {
        try (ScriptedHttpTracker tracker = openTls(tls);
                TrackerGateway gateway = openGatewayTrusting(tls.certificate())) {
            assertInsecure(gateway, tracker);
        }
    }

    @Test
    public final void https_at_a_tracker_without_it_is_unreachable() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openWithoutTls();
                TrackerGateway gateway = openGateway()) {
            assertInsecure(gateway, tracker);
        }
    }

    @Test
    public final void a_handshake_nobody_answers_is_timed_out() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openMute("https");
                TrackerGateway gateway = openGateway()) {
            assertThatLeft(announce(gateway, tracker.url(), SHORT)).hasKind(ErrorKind.TIMED_OUT);
            assertNoConnection(tracker);
        }
    }

    @Test
    public final void HTTP_T4_a_redirect_from_https_to_http_is_blocked() throws InterruptedException {
        try (ScriptedHttpTracker insecure = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok(BODY)));
                ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(
                        LoopbackTls.LOOPBACK.server(),
                        HttpScript.always(Redirects.to(insecure.url().reveal())));
                TrackerGateway gateway = openGatewayTrusting(LoopbackTls.LOOPBACK.certificate())) {
            assertThatLeft(announce(gateway, tracker.url(), AMPLE)).hasKind(ErrorKind.BLOCKED);
            assertThat(insecure.requests()).isEmpty();
        }
    }

    private static ScriptedHttpTracker openTls(LoopbackTls tls) {
        return ScriptedHttpTracker.openTls(tls.server(), HttpScript.always(HttpReply.ok(BODY)));
    }

    private static void assertInsecure(TrackerGateway gateway, ScriptedHttpTracker tracker)
            throws InterruptedException {
        assertThatLeft(announce(gateway, tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.SECURE);
        assertThat(tracker.requests()).isEmpty();
    }

    private static void assertNoConnection(ScriptedHttpTracker tracker) throws InterruptedException {
        assertThat(tracker.awaitConnectionsOpen(0, PATIENCE))
                .as("every connection closed")
                .isTrue();
    }

    private static Either<TrackerError, AnnounceResponse> announce(
            TrackerGateway gateway, TrackerUrl url, Duration timeout) throws InterruptedException {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question =
                gateway.announce(url, Fixtures.announce(), timeout);
        try {
            return question.get(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return fail("no answer by the deadline, nor " + MARGIN + " later");
        } catch (ExecutionException thrown) {
            return fail("an exception where an answer should be", thrown.getCause());
        }
    }
}
