package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.AMPLE;
import static dev.herald.adapter.http.Asking.BODY;
import static dev.herald.adapter.http.Asking.SHORT;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.answer;
import static dev.herald.adapter.http.Asking.options;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTrackerAdapterTest {

    private static final HttpReply YES = HttpReply.ok(BODY);
    private static final HttpReply NO = HttpReply.ok("d14:failure reason13:invalid evente");

    private HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options());

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void says_what_it_is_called() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withUserAgent("Other/2 (x)"));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(tracker.requests().get(0).header("User-Agent")).contains("Other/2 (x)");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> options().withUserAgent("a\r\nX: y"));
        assertThatIllegalArgumentException().isThrownBy(() -> options().withUserAgent(" "));
    }

    @Test
    void keeps_a_connection_for_the_next_question() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            IntStream.range(0, 5).forEach(i -> assertThatRight(announce(gateway, tracker.url())));

            assertThat(tracker.connectionsOpened()).isEqualTo(1);
        }
    }

    @Test
    void an_error_on_a_thread_of_the_connections_costs_the_questions_under_way_and_no_other() {
        gateway.close();
        AtomicBoolean failing = new AtomicBoolean(true);
        Thread asker = Thread.currentThread();
        Tracer clockThatBreaks = inquiry -> Trace.kept(() -> {
            if (failing.get() && Thread.currentThread() != asker) {
                throw new StackOverflowError("planted");
            }
            return System.nanoTime();
        });
        gateway = HttpTrackerAdapter.open(options(), clockThatBreaks);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            for (int i = 0; i < 8; i++) {
                CompletableFuture<?> broken = gateway.announce(tracker.url(), Fixtures.announce(), SHORT)
                        .handle((answer, bug) -> answer);
                answer(broken);
            }
            failing.set(false);

            IntStream.range(0, 8).forEach(i -> assertThatRight(announce(gateway, tracker.url())));
        }
    }

    @Test
    void does_not_keep_a_connection_for_longer_than_it_is_told() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withIdleTime(Duration.ZERO));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            IntStream.range(0, 3).forEach(i -> assertThatRight(announce(gateway, tracker.url())));

            assertThat(tracker.connectionsOpened()).isEqualTo(3);
        }
    }

    @Test
    void a_tracker_that_closes_silently_is_soon_told_that_each_request_is_the_last() {
        HttpScript hangsUpOnTheSecond = new HttpScript() {
            private int latest = -1;

            @Override
            public synchronized HttpReply reply(RecordedRequest request) {
                boolean again = request.connection() == latest;
                latest = request.connection();
                return again ? HttpReply.hangUp() : YES;
            }
        };
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(hangsUpOnTheSecond)) {
            IntStream.range(0, 20).forEach(i -> assertThatRight(announce(gateway, tracker.url())));

            List<RecordedRequest> requests = tracker.requests();
            assertThat(requests).as("three vain attempts, then none").hasSize(23);
            assertThat(requests.get(0).header("Connection")).isEmpty();
            assertThat(requests.get(22).header("Connection")).contains("close");
        }
    }

    @Test
    void HTTP_T13_no_more_connections_than_allowed_and_everybody_gets_a_turn() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withConnections(2, 3));
        try (ScriptedHttpTracker one = ScriptedHttpTracker.open(HttpScript.always(YES.after(Duration.ofMillis(20))));
                ScriptedHttpTracker two =
                        ScriptedHttpTracker.open(HttpScript.always(YES.after(Duration.ofMillis(20))))) {
            List<CompletableFuture<Either<TrackerError, AnnounceResponse>>> questions = IntStream.range(0, 24)
                    .mapToObj(i -> gateway.announce((i % 2 == 0 ? one : two).url(), Fixtures.announce(), AMPLE))
                    .toList();

            questions.forEach(question -> assertThatRight(answer(question)));
            assertThat(one.connectionsOpened()).isBetween(1, 12);
            assertThat(gateway.connections()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void waiting_for_a_turn_ends_with_the_deadline_or_a_cancel_too() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withConnections(1, 1));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()))) {
            CompletableFuture<?> holder = gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
            CompletableFuture<?> cancelled = gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
            cancelled.cancel(true);

            assertThatLeft(announce(gateway, tracker.url(), SHORT))
                    .hasKind(ErrorKind.TIMED_OUT)
                    .isAtStage(Stage.CONNECT);
            holder.cancel(true);
            assertThat(gateway.connections()).isZero();
        }
    }

    @Test
    void HTTP_A17_a_tracker_that_refuses_paused_is_asked_once_more_without_and_remembered() {
        HttpScript strict = request -> request.query().contains("event=") ? NO : YES;
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(strict)) {
            AnnounceRequest paused = Fixtures.announce().with(AnnounceEvent.PAUSED);

            assertThatRight(announce(gateway, tracker.url(), paused));
            assertThatRight(announce(gateway, tracker.url(), paused));

            assertThat(tracker.requests().stream().map(request -> request.parameter("event")))
                    .containsExactly(Optional.of("paused"), Optional.empty(), Optional.empty());
        }
    }

    @Test
    void HTTP_A17_a_tracker_that_takes_paused_is_told_so_every_time() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            AnnounceRequest paused = Fixtures.announce().with(AnnounceEvent.PAUSED);

            assertThatRight(announce(gateway, tracker.url(), paused));
            assertThatRight(announce(gateway, tracker.url(), paused));

            assertThat(tracker.requests())
                    .hasSize(2)
                    .allMatch(request -> request.query().contains("event=paused"));
        }
    }

    @Test
    void HTTP_A17_a_tracker_that_refuses_either_way_is_asked_with_paused_again() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(NO))) {
            AnnounceRequest paused = Fixtures.announce().with(AnnounceEvent.PAUSED);

            assertThatLeft(announce(gateway, tracker.url(), paused)).isRefusedWith("invalid event");
            assertThatLeft(announce(gateway, tracker.url(), paused)).isRefusedWith("invalid event");

            assertThat(tracker.requests()).hasSize(4);
        }
    }

    @Test
    void a_cancelled_announce_is_not_asked_once_more() throws InterruptedException {
        HttpScript slow = HttpScript.always(NO.after(SHORT));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(slow)) {
            CompletableFuture<?> paused =
                    gateway.announce(tracker.url(), Fixtures.announce().with(AnnounceEvent.PAUSED), AMPLE);
            assertThat(tracker.awaitRequests(1, AMPLE)).isTrue();

            paused.cancel(true);

            assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
            assertThat(tracker.requests()).hasSize(1);
        }
    }

    @Test
    void HTTP_T4_the_next_announce_starts_from_the_original_url() {
        HttpScript moved = request -> request.path().equals("/announce") ? redirect("/moved?" + request.query()) : YES;
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(moved)) {
            assertThatRight(announce(gateway, tracker.url("/announce?own=1")));
            assertThatRight(announce(gateway, tracker.url("/announce?own=1")));

            assertThat(tracker.requests().stream().map(RecordedRequest::path))
                    .containsExactly("/announce", "/moved", "/announce", "/moved");
            assertThat(tracker.requests().get(1).query())
                    .isEqualTo(tracker.requests().get(0).query());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void HTTP_T4_every_kind_of_redirect_is_followed_with_a_GET(int status) {
        HttpScript moved = request -> request.path().equals("/announce")
                ? HttpReply.status(status + " Moved", "Location: /moved\r\n", new byte[0])
                : YES;
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(moved)) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(tracker.requests().get(1).requestLine()).isEqualTo("GET /moved HTTP/1.1");
        }
    }

    @Test
    void HTTP_T4_no_more_redirects_than_allowed() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withMaxRedirects(1));
        HttpScript two = request -> switch (request.path()) {
            case "/announce" -> redirect("/announce/one");
            case "/announce/one" -> redirect("/two");
            default -> YES;
        };
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(two)) {
            assertThatRight(announce(gateway, tracker.url("/announce/one")));
            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.BLOCKED);
        }
    }

    @Test
    void HTTP_T4_credentials_stay_with_their_own_origin() {
        HttpScript moved = request -> request.path().equals("/announce") ? redirect("/moved") : YES;
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(moved)) {
            TrackerUrl url = TrackerUrl.of("http://user:secret@" + tracker.authority() + "/announce");

            assertThatRight(announce(gateway, url));

            assertThat(tracker.requests())
                    .allMatch(request -> request.header("Authorization").isPresent());
        }
    }

    @Test
    void HTTP_T6_a_whole_value_in_a_body_that_never_ends_counts_at_the_deadline() {
        HttpReply tooLong = wire -> wire.text("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + BODY)
                .hold();
        HttpReply noLength = wire -> wire.text("HTTP/1.1 200 OK\r\n\r\n" + BODY).hold();
        HttpReply notFound = wire ->
                wire.text("HTTP/1.1 404 Nope\r\nContent-Length: 9\r\n\r\n").hold();
        try (ScriptedHttpTracker one = ScriptedHttpTracker.open(HttpScript.always(tooLong));
                ScriptedHttpTracker two = ScriptedHttpTracker.open(HttpScript.always(noLength));
                ScriptedHttpTracker three = ScriptedHttpTracker.open(HttpScript.always(notFound))) {
            assertThatRight(announce(gateway, one.url(), SHORT));
            assertThatRight(announce(gateway, two.url(), SHORT));
            assertThatLeft(announce(gateway, three.url(), SHORT))
                    .hasKind(ErrorKind.REFUSED)
                    .hasStatus(404);
        }
    }

    @Test
    void HTTP_T6_a_whole_value_counts_however_long_it_is_said_to_be() {
        HttpReply boast = wire -> wire.text("HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n" + BODY);
        HttpReply refusal = wire ->
                wire.text("HTTP/1.1 400 Bad Request\r\nContent-Length: 5000000\r\n\r\nd14:failure reason8:bad porte");
        try (ScriptedHttpTracker one = ScriptedHttpTracker.open(HttpScript.always(boast));
                ScriptedHttpTracker two = ScriptedHttpTracker.open(HttpScript.always(refusal))) {
            assertThatRight(announce(gateway, one.url()));
            assertThatLeft(announce(gateway, two.url()))
                    .hasKind(ErrorKind.REFUSED)
                    .satisfies(error -> assertThat(error.message()).contains("bad port"));
        }
    }

    @Test
    void HTTP_T9_the_cap_can_be_set_lower() {
        gateway.close();
        gateway = HttpTrackerAdapter.open(options().withMaxBodyBytes(BODY.length() - 1));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.BLOCKED);
        }
    }

    @Test
    void what_a_tracker_says_about_our_passkey_is_not_repeated() {
        String key = "0123456789abcdef";
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(request -> HttpReply.ok(
                request.path().startsWith("/announce/warn")
                        ? "d15:warning message24:old passkey " + key.substring(4) + "e"
                        : "d14:failure reason32:passkey " + key + " unknowne"))) {
            TrackerError inPath =
                    announce(gateway, tracker.url("/" + key + "/announce")).getLeft();
            TrackerError inQuery =
                    announce(gateway, tracker.url("/announce?pid=" + key)).getLeft();

            assertThat(inPath.message()).contains("passkey *** unknown");
            assertThat(inQuery.message()).contains("passkey *** unknown");
            assertThat(announce(gateway, tracker.url("/announce/warn?passkey=" + key.substring(4)))
                            .get()
                            .warning())
                    .isEqualTo(Option.some("old passkey ***"));
        }
    }

    @Test
    void after_the_end_every_question_is_answered_at_once() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()))) {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> underWay =
                    gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);

            gateway.close();
            gateway.close();

            assertThatLeft(underWay.join()).hasKind(ErrorKind.UNREACHABLE);
            assertThatLeft(gateway.announce(tracker.url(), Fixtures.announce(), AMPLE)
                            .join())
                    .hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void the_end_takes_its_threads_along() throws InterruptedException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(YES))) {
            assertThatRight(announce(gateway, tracker.url()));
        }
        List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("herald-http-"))
                .toList();
        assertThat(own).isNotEmpty();

        gateway.close();

        for (Thread thread : own) {
            thread.join(AMPLE.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static HttpReply redirect(String location) {
        return HttpReply.status("302 Found", "Location: " + location + "\r\n", new byte[0]);
    }
}
