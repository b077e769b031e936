package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The story of an announce over HTTP, text by text. */
@Timeout(60)
class ExplainVerbTest {

    private static final String IH1 = Fixtures.IH1.hex();
    private static final String PEERS = "d8:completei3e10:incompletei2e8:intervali1800e5:peers6:abcdefe";

    static String story(CommandRun run) {
        return StoryText.of(run.out());
    }

    @Test
    void an_accepted_announce_is_told_from_the_connection_to_the_next_try() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(HttpReply.ok(PEERS)))) {
            CommandRun run = herald("explain", "--info-hash", IH1, tracker.url().reveal());

            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(story(run)).isEqualTo("""
                            accepted   http://HERE/announce
                                         swarm     %s, event started, tier 1
                               TIME ms  connect   HERE
                               TIME ms            open, from HERE
                               TIME ms  request   GET /announce?info_hash=***&peer_id=***&port=6881&uploaded=0&downloaded=0&left=16384&compact=1&event=started&numwant=50&key=***, N bytes
                               TIME ms  answer    begins
                               TIME ms            status 200, N bytes
                               TIME ms  read      interval 1800 s, 3 seeders, 2 leechers, 1 peer
                               TIME ms  outcome   accepted
                                         next      a session asks again in SOON: the tracker's interval (interval)
                                         stopped   the tracker knows that we left again
                            """.formatted(IH1));
            assertThat(tracker.requests().stream().map(request -> request.parameter("event")))
                    .containsExactly(Optional.of("started"), Optional.of("stopped"));
        }
    }

    @Test
    void a_refusal_has_the_trackers_words_a_remedy_and_the_rule_of_the_next_try() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                always(HttpReply.ok("d14:failure reason20:unregistered torrent8:retry ini5ee")))) {
            CommandRun run = herald("explain", tracker.url().reveal());

            assertThat(run.code()).isEqualTo(1);
            assertThat(story(run))
                    .contains("outcome   the tracker refused: unregistered torrent\n")
                    .contains("remedy    The tracker does not carry this torrent")
                    .contains("next      a session asks again in SOON: it refuses this torrent (semantic-refusal)")
                    .doesNotContain("stopped");
            assertThat(tracker.requests().stream().map(RecordedRequest::target)).hasSize(1);
        }
    }

    @Test
    void nobody_there() {
        CommandRun run = herald("explain", ScriptedHttpTracker.nobody().reveal());

        assertThat(run.code()).isEqualTo(3);
        assertThat(story(run))
                .contains("TIME ms            HERE failed: the connection was refused\n")
                .contains("outcome   failed while connecting: the connection was refused\n")
                .contains("remedy    The machine is there and nobody listens at port");
    }

    @Test
    void a_name_that_is_none() {
        CommandRun run = herald("explain", "http://no-such-host.invalid/announce");

        assertThat(run.code()).isEqualTo(3);
        assertThat(story(run))
                .contains("TIME ms  dns       looks up no-such-host.invalid\n")
                .contains("outcome   failed while resolving the name")
                .contains("remedy    Check the name for typos.");
    }

    @Test
    void silence() {
        try (ScriptedHttpTracker mute = ScriptedHttpTracker.openMute("http")) {
            CommandRun run = herald("explain", "--timeout=400ms", mute.url().reveal());

            assertThat(run.code()).isEqualTo(4);
            assertThat(story(run)).contains("no answer within").contains("remedy  ");
        }
    }

    @Test
    void a_web_page() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(HttpReply.ok("<html>")))) {
            CommandRun run = herald("explain", tracker.url().reveal());

            assertThat(run.code()).isEqualTo(5);
            assertThat(story(run)).contains("remedy    Open the URL in a browser");
        }
    }

    @Test
    void a_redirect_is_a_hop_and_its_secrets_are_masked() {
        String secret = "0123456789abcdef0123456789abcdef";
        try (ScriptedHttpTracker end = ScriptedHttpTracker.open(always(HttpReply.ok(PEERS)));
                ScriptedHttpTracker start = ScriptedHttpTracker.open(always(HttpReply.status(
                        "302 Found",
                        "Location: " + end.url("/" + secret + "/announce").reveal() + "\r\n",
                        new byte[0])))) {
            CommandRun run = herald("explain", start.url().reveal());

            assertThat(run.code()).isZero();
            assertThat(run.all()).doesNotContain(secret);
            assertThat(story(run))
                    .contains("TIME ms            status 302")
                    .contains("TIME ms  redirect  no. 1, to http://HERE/***/announce\n")
                    .contains("TIME ms  request   GET /***/announce, N bytes\n");
        }
    }

    @Test
    void tls_names_its_version_cipher_and_certificate_or_why_it_failed() {
        try (ScriptedHttpTracker tracker =
                ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), always(HttpReply.ok(PEERS)))) {
            CommandRun good = herald("explain", "--insecure", tracker.url().reveal());
            CommandRun bad = herald("explain", tracker.url().reveal());

            assertThat(story(good)).containsPattern("TIME ms  tls       TLSv1\\.[23], TLS_[A-Z0-9_]+, certificate of ");
            assertThat(good.code()).isZero();
            assertThat(story(bad))
                    .contains("outcome   failed while securing the connection")
                    .contains("--insecure tells whether the rest works");
            assertThat(bad.code()).isEqualTo(3);
        }
    }

    @Test
    void BEP_12_the_trackers_of_a_torrent_are_told_in_turn_and_the_rest_is_not_asked() {
        try (ScriptedHttpTracker good = ScriptedHttpTracker.open(always(HttpReply.ok(PEERS)))) {
            String magnet = "magnet:?xt=urn:btih:" + IH1 + "&tr="
                    + ScriptedHttpTracker.nobody().reveal() + "&tr="
                    + good.url().reveal() + "&tr=http://never.example/announce";

            CommandRun run = herald("explain", magnet);

            assertThat(run.code()).isZero();
            assertThat(run.out().lines().filter(line -> line.matches("(accepted|failed|not asked) .*")))
                    .extracting(line -> line.substring(0, 9).strip())
                    .containsExactly("failed", "accepted", "not asked");
            assertThat(story(run)).contains("a session asks http://HERE/announce at once; this one again in SOON");
        }
    }

    @Test
    void narrow_terminals_fold_the_words_and_keep_the_columns() {
        CommandRun run = CommandRun.with("")
                .onATerminal()
                .having("COLUMNS", "60")
                .herald("explain", ScriptedHttpTracker.nobody().reveal());

        assertThat(run.out().replaceAll("\u001b\\[[0-9]*m", "").lines().skip(1)).allMatch(line -> line.length() <= 60);
        assertThat(run.out()).contains("\u001b[31m");
    }
}
