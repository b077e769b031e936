package dev.herald.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table catches gateways that are wrong. */
class HttpMisbehaviourContractTest {

    private static HttpMisbehaviourContract contract(Supplier<TrackerGateway> gateway) {
        return new HttpMisbehaviourContract() {
            @Override
            protected TrackerGateway openGateway() {
                return gateway.get();
            }

            @Override
            protected TrackerGateway openGatewayTrusting(X509Certificate authority) {
                return gateway.get();
            }
        };
    }

    private static void assertCaught(HttpMisbehaviour misbehaviour, Supplier<TrackerGateway> gateway) {
        assertCaught(misbehaviour, "", gateway);
    }

    private static void assertCaught(HttpMisbehaviour misbehaviour, String saying, Supplier<TrackerGateway> gateway) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> contract(gateway).has_its_outcome(misbehaviour))
                .withMessageContaining(saying);
    }

    private static TrackerGateway alwaysSaying(Either<TrackerError, AnnounceResponse> answer) {
        return new ClumsyGateway() {
            @Override
            Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException {
                tracker.close();
                return answer;
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void one_who_sees_the_plain_answer_everywhere_is_caught_where_there_is_none(HttpMisbehaviour misbehaviour) {
        Supplier<TrackerGateway> credulous = () -> alwaysSaying(Either.right(Fixtures.response()));
        if (misbehaviour.expectation().mayAnswer()) {
            assertThatCode(() -> contract(credulous).has_its_outcome(misbehaviour))
                    .doesNotThrowAnyException();
        } else {
            assertCaught(misbehaviour, credulous);
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_who_answers_something_else_is_caught(HttpMisbehaviour misbehaviour) {
        Either<TrackerError, AnnounceResponse> another =
                Either.right(Fixtures.response(Duration.ofSeconds(1), Fixtures.peers()));
        assertCaught(misbehaviour, () -> alwaysSaying(another));
    }

    @ParameterizedTest
    @EnumSource
    void one_who_fails_in_another_way_is_caught(HttpMisbehaviour misbehaviour) {
        for (TrackerError error : errors()) {
            if (!misbehaviour.expectation().kinds().contains(error.kind())) {
                assertCaught(misbehaviour, () -> alwaysSaying(Either.left(error)));
            }
        }
    }

    private static List<TrackerError> errors() {
        return List.of(
                new TrackerError.Refused("no", Option.some(599), RetryAdvice.UNSTATED),
                new TrackerError.Unreachable(Stage.CONNECT, "no"),
                new TrackerError.TimedOut(Duration.ofSeconds(1), Stage.RECEIVE),
                new TrackerError.Malformed("something", 0),
                new TrackerError.Unsupported("that"),
                new TrackerError.Blocked("that"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FAILURE_WITH_400",
                "FAILURE_WITH_403",
                "FAILURE_WITH_503",
                "TOO_MANY_REQUESTS_429",
                "NOT_FOUND_404",
                "GONE_410",
                "NO_CONTENT_204",
                "PARTIAL_CONTENT_206"
            })
    void a_refusal_without_the_right_status_is_caught(HttpMisbehaviour misbehaviour) {
        assertCaught(misbehaviour, () -> alwaysSaying(Either.left(errors().get(0))));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILURE_WITH_503", "TOO_MANY_REQUESTS_429", "GONE_410"})
    void a_refusal_without_the_right_advice_is_caught(HttpMisbehaviour misbehaviour) {
        for (int status : new int[] {503, 429, 410}) {
            assertCaught(
                    misbehaviour,
                    () -> alwaysSaying(Either.left(
                            new TrackerError.Refused("overloaded", Option.some(status), RetryAdvice.UNSTATED))));
        }
    }

    @Test
    void one_who_takes_all_that_comes_is_caught_though_the_outcome_is_right() {
        assertCaught(HttpMisbehaviour.ENDLESS_BODY, "bytes the tracker got rid of", () -> new ClumsyGateway() {
            @Override
            Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException {
                tracker.getInputStream().skipNBytes(60_000_000);
                tracker.close();
                return no(new TrackerError.Blocked("size"));
            }
        });
    }

    @Test
    void one_who_keeps_all_that_comes_is_caught_though_it_was_little() {
        assertCaught(HttpMisbehaviour.EMPTY_BODY, "bytes allocated", () -> new ClumsyGateway() {
            private final List<byte[]> kept = new ArrayList<>();

            @Override
            Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException {
                for (int i = 0; i < 60; i++) {
                    kept.add(new byte[1_000_000]);
                }
                tracker.close();
                return no(new TrackerError.Malformed("a dictionary", kept.size()));
            }
        });
    }

    @Test
    void one_who_holds_the_connection_of_a_failure_is_caught() {
        assertCaught(HttpMisbehaviour.SILENCE_WITHIN_THE_BODY, "every connection closed", () -> new ClumsyGateway() {
            @Override
            Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException {
                assertThat(tracker.getInputStream().read()).isEqualTo('H');
                return no(new TrackerError.TimedOut(Duration.ofMillis(400), Stage.RECEIVE));
            }
        });
    }

    @Test
    void one_who_closes_without_closing_its_connections_is_caught() throws IOException {
        List<Socket> leaked = new ArrayList<>();
        assertCaught(HttpMisbehaviour.HTML, "every connection closed", () -> new ClumsyGateway() {
            @Override
            Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException {
                leaked.add(tracker);
                assertThat(tracker.getInputStream().read()).isEqualTo('H');
                return no(new TrackerError.Malformed("a dictionary", 0));
            }

            @Override
            public void close() {}
        });
        for (Socket socket : leaked) {
            socket.close();
        }
    }

    @Test
    void every_misbehaviour_has_an_outcome() {
        assertThat(HttpMisbehaviour.values())
                .allMatch(misbehaviour -> misbehaviour.expectation().mayAnswer()
                        || !misbehaviour.expectation().kinds().isEmpty());
    }
}
