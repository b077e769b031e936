package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.Spoofs;
import dev.herald.testkit.udp.UdpTrackerScript;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The story of an announce over UDP, over WebSocket and through proxies. */
@Timeout(60)
class ExplainTransportsTest {

    private static final String IH1 = Fixtures.IH1.hex();
    private static final String PASSKEY = "0123456789abcdef0123456789abcdef";
    private static final String COUNTS =
            "{\"action\":\"announce\",\"info_hash\":\"aaaaaaaaaaaaaaaaaaaa\",\"interval\":120,\"complete\":7,\"incomplete\":5}";

    private static UdpTrackerScript udp(ScriptedAnswer answer) {
        return UdpTrackerScript.following(TrackerScript.always(answer));
    }

    private static String story(CommandRun run) {
        return StoryText.of(run.out());
    }

    @Test
    void over_udp_every_packet_is_told_and_counted() {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(udp(ScriptedAnswer.announced(Fixtures.response())))) {
            CommandRun run = herald("explain", "--info-hash", IH1, tracker.url().reveal());

            assertThat(run.code()).isZero();
            assertThat(story(run))
                    .isEqualTo("""
                            accepted   %s
                                         swarm     %s, event started, tier 1
                               TIME ms  connect   HERE
                               TIME ms  request   connect, N bytes
                               TIME ms  answer    a connection id, N bytes
                               TIME ms  request   announce, N bytes
                               TIME ms  answer    an answer, N bytes
                               TIME ms  packets   2 sent, 0 of them repeats; 0 ignored
                               TIME ms  read      interval 1800 s, 7 seeders, 5 leechers, 2 peers
                               TIME ms  outcome   accepted
                                         next      a session asks again in SOON: the tracker's interval (interval)
                                         stopped   the tracker knows that we left again
                            """.formatted(StoryText.of(tracker.url().toString()), IH1));
        }
    }

    @Test
    void UDP_R1_packets_that_are_no_answers_are_told_with_what_is_wrong_with_them() {
        UdpTrackerScript script = udp(ScriptedAnswer.announced(Fixtures.response()));
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script.spoofedBy(Spoofs::oneOfEach))) {
            Json run = herald("explain", "--json", tracker.url().reveal()).onlyJson();

            assertThat(String.valueOf(run.get("steps")))
                    .contains("ignored")
                    .contains("it is shorter than")
                    .contains("it answers another kind of request");
        }
    }

    @Test
    void a_silent_udp_tracker_is_asked_again_and_the_repeats_are_counted() {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(udp(ScriptedAnswer.silence()))) {
            CommandRun run = herald("explain", "--timeout=3s", tracker.url().reveal());

            assertThat(run.code()).isEqualTo(4);
            assertThat(story(run))
                    .containsPattern("silence   no answer for [0-9]+ ms")
                    .contains("request   announce, N bytes, sent for the 2nd time")
                    .containsPattern("packets   [0-9]+ sent, [1-9][0-9]* of them repeats; 0 ignored")
                    .contains("a firewall drops UDP");
        }
    }

    @Test
    void a_udp_tracker_that_refuses() {
        try (ScriptedUdpTracker tracker =
                ScriptedUdpTracker.open(udp(ScriptedAnswer.refused("unregistered torrent")))) {
            CommandRun run = herald("explain", tracker.url().reveal());

            assertThat(run.code()).isEqualTo(1);
            assertThat(story(run))
                    .contains("answer    an error, N bytes")
                    .contains("outcome   the tracker refused: unregistered torrent")
                    .contains("(semantic-refusal)");
        }
    }

    @Test
    void over_websocket_the_upgrade_and_both_messages_are_told() {
        try (ScriptedWebSocketTracker tracker =
                ScriptedWebSocketTracker.open((message, client) -> client.text(COUNTS))) {
            CommandRun run = herald(
                    "explain", "--info-hash", "61".repeat(20), tracker.url().reveal());

            assertThat(run.code()).isZero();
            assertThat(story(run))
                    .contains("TIME ms  connect   HERE\n   TIME ms            open, from HERE\n")
                    .containsPattern("request   GET /[^\n]*, N bytes\n   TIME ms            status 101, N bytes\n")
                    .contains("   TIME ms  request   announce, N bytes\n   TIME ms  answer    an answer, N bytes\n")
                    .contains("read      interval 120 s, 7 seeders, 5 leechers, 0 peers")
                    .contains("stopped   the tracker knows that we left again");
        }
    }

    @Test
    void a_websocket_tracker_that_is_not_there_and_one_that_is_a_web_server() {
        try (ScriptedHttpTracker web = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("<html>")))) {
            String there = web.url().reveal().replace("http:", "ws:");
            String nobody = ScriptedHttpTracker.nobody().reveal().replace("http:", "ws:");

            assertThat(story(herald("explain", nobody))).contains("HERE failed: the connection was refused");
            assertThat(story(herald("explain", there))).contains("failed   ").contains("remedy  ");
        }
    }

    @Test
    void a_proxy_is_part_of_the_way_and_nothing_goes_around_it() {
        String proxy = ScriptedHttpTracker.nobody().reveal().replace("/announce", "");
        CommandRun run = herald(
                "explain",
                "--proxy",
                proxy.replace("http://", "http://user:" + PASSKEY + "@"),
                "http://tracker.example/announce",
                "udp://tracker.example:1/announce");

        assertThat(run.all()).doesNotContain(PASSKEY);
        assertThat(story(run))
                .contains("TIME ms  connect   HERE\n")
                .contains("outcome   failed while talking to the proxy: the connection was refused")
                .contains("remedy    Check that the proxy runs")
                .contains("outcome   blocked by policy: UDP cannot go through the proxy")
                .contains("remedy    Leave out --proxy for this tracker");
    }

    @Test
    void HTTP_T14_nobody_s_story_tells_a_passkey_unless_it_is_asked_to() {
        ScriptedAnswer quoting = ScriptedAnswer.refused("passkey " + PASSKEY + " is banned");
        try (ScriptedUdpTracker udp = ScriptedUdpTracker.open(udp(quoting));
                ScriptedHttpTracker http = ScriptedHttpTracker.open(HttpScript.always(
                        HttpReply.ok("d14:failure reason" + (PASSKEY.length() + 8) + ":passkey " + PASSKEY + "e")))) {
            for (String mode : new String[] {"--json", "--policy=all"}) {
                CommandRun run = herald(
                        "explain",
                        mode,
                        udp.url("/" + PASSKEY + "/announce").reveal(),
                        http.url("/" + PASSKEY + "/announce").reveal(),
                        http.url("/announce?passkey=" + PASSKEY).reveal());

                assertThat(run.all()).doesNotContain(PASSKEY).contains("***");
            }
            assertThat(herald(
                                    "explain",
                                    "--show-secrets",
                                    http.url("/" + PASSKEY + "/announce").reveal())
                            .out())
                    .contains(PASSKEY);
        }
    }
}
