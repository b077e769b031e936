package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus is told of a watch. */
class WatchMetricsTest {

    private static final String SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final Pattern URL = Pattern.compile("metrics at (http://\\S+)");
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) herald_[a-z_]+ .+|herald_[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+\\})? [0-9]+");

    private final ScriptedHttpTracker good = ScriptedHttpTracker.open(
            always(HttpReply.ok("d8:completei7e10:incompletei5e8:intervali1800e5:peers6:abcdefe")));
    private final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(always(HttpReply.ok("d14:failure reason10:Overloadede")));

    @AfterEach
    void close() {
        good.close();
        refusing.close();
    }

    private static HttpResponse<String> ask(String url, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void counts_trackers_and_outcomes_and_tells_no_secrets() throws Exception {
        String passkey = good.url().reveal() + "?passkey=" + SECRET;
        try (RunningCommand watch = RunningCommand.start(
                false,
                "watch",
                "--show-secrets",
                "--metrics=0",
                "--info-hash=" + Fixtures.IH1.hex(),
                passkey,
                refusing.url().reveal())) {
            watch.awaitOutput("\"outcome\":\"accepted\"");
            watch.awaitOutput("\"outcome\":\"failed\"");
            Matcher url = URL.matcher(watch.err());
            assertThat(url.find()).as(watch.err()).isTrue();
            assertThat(url.group(1)).startsWith("http://127.0.0.1:");

            HttpResponse<String> metrics = ask(url.group(1), "GET");

            String tracker = "{tracker=\"" + good.url() + "?passkey=***\"";
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(metrics.body().lines())
                    .allMatch(line -> LINE.matcher(line).matches());
            assertThat(metrics.body().lines())
                    .contains(
                            "herald_sessions 2",
                            "herald_announces_total" + tracker + ",outcome=\"accepted\"} 1",
                            "herald_announces_total{tracker=\"" + refusing.url() + "\",outcome=\"failed\"} 1",
                            "herald_failures_total{kind=\"refused\"} 1",
                            "herald_failures_total{kind=\"timed-out\"} 0",
                            "herald_peers_received_total" + tracker + "} 1",
                            "herald_swarms" + tracker + ",state=\"working\"} 1",
                            "herald_seeders" + tracker + "} 7",
                            "herald_leechers" + tracker + "} 5");
            assertThat(metrics.body()).doesNotContain(SECRET);
            assertThat(ask(url.group(1), "POST").statusCode()).isEqualTo(405);
            assertThat(ask(url.group(1).replace("/metrics", "/"), "GET").statusCode())
                    .isEqualTo(404);
            watch.interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "65536", "localhost:80", "1.2.3:80", "[::1:80", ":80", ""})
    void listens_at_addresses_alone(String address) {
        CommandRun run = CommandRun.herald("watch", "--metrics", address, "http://127.0.0.1:1/announce");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a port, or ADDRESS:PORT");
    }

    @Test
    void a_port_that_is_taken_is_said_before_anything_is_announced() {
        CommandRun run = CommandRun.herald(
                "watch",
                "--metrics",
                "127.0.0.1:" + good.url().port(),
                good.url().reveal());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("cannot serve metrics at 127.0.0.1:" + good.url().port() + ": Address already in use;");
        assertThat(good.requests()).isEmpty();
    }
}
