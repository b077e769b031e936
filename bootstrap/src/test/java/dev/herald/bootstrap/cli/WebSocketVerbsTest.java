package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketScript;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebSocketVerbsTest {

    private static final String SWARM = "6161616161616161616161616161616161616161";
    private static final String HASH = "\"info_hash\":\"aaaaaaaaaaaaaaaaaaaa\"";
    private static final String COUNTS =
            "{\"action\":\"announce\"," + HASH + ",\"interval\":120,\"complete\":7,\"incomplete\":5}";
    private static final String ANSWERED = ",\"intervalSeconds\":120,\"seeders\":7,\"leechers\":5,\"peers\":[],"
            + "\"warning\":\"a WebSocket tracker names no peers: they come as WebRTC offers\"";
    private static final Pattern OFFER_ID = Pattern.compile("\"offer_id\":(\"(?:[^\"\\\\]|\\\\.)*\")");
    private static final WebSocketScript ANSWERING = (message, client) -> client.text(
            message.contains("scrape")
                    ? "{\"action\":\"scrape\",\"files\":{\"aaaaaaaaaaaaaaaaaaaa\":{\"complete\":1,\"incomplete\":2,\"downloaded\":3}}}"
                    : COUNTS);

    @Test
    @DisplayName("WS-4, WS-10: an announce over WebSocket, stopped again")
    void an_announce() {
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(ANSWERING)) {
            CommandRun run = herald(
                    "announce", "--json", "--info-hash", SWARM, tracker.url().reveal());

            assertThat(run.code()).isZero();
            assertThat(run.onlyJson().get("outcome")).isEqualTo("accepted");
            assertThat(run.onlyJson().get("seeders")).isEqualTo(7L);
            assertThat(tracker.messages()).hasSize(2);
            assertThat(tracker.messages().get(0))
                    .contains("\"event\":\"started\"")
                    .contains("\"offers\":[]");
            assertThat(tracker.messages().get(1)).contains("\"event\":\"stopped\"");
            assertThat(tracker.connectionsOpened()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("WS-8, WS-15: a scrape over WebSocket")
    void a_scrape() {
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(ANSWERING)) {
            CommandRun run = herald(
                    "scrape", "--json", "--info-hash", SWARM, tracker.url().reveal());

            assertThat(run.onlyJson().get("completed")).isEqualTo(3L);
        }
    }

    @Test
    @DisplayName("WS-5, WS-11, WS-12: test offers go out, what peers send is printed, and nobody's offer is answered")
    void offers_and_answers() {
        WebSocketScript relaying = (message, client) -> {
            client.text(COUNTS);
            Matcher ours = OFFER_ID.matcher(message);
            if (ours.find()) {
                client.text(relayed("\"oooooooooooooooooooo\"", "\"offer\":{\"sdp\":\"v=0\"}"));
                client.text(relayed(ours.group(1), "\"answer\":{\"sdp\":\"v=1\"}"));
            }
        };
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(relaying)) {
            CommandRun run = herald(
                    "announce",
                    "--json",
                    "--offers",
                    "2",
                    "--info-hash",
                    SWARM,
                    tracker.url().reveal());

            assertThat(tracker.messages().get(0)).contains("\"numwant\":2").contains("herald test offer");
            assertThat(tracker.messages()).noneMatch(message -> message.contains("to_peer_id"));
            String from = "\"schema\":1,\"tracker\":\"" + tracker.url() + "\",\"infoHash\":\"" + SWARM
                    + "\",\"peerId\":\"2d5959303130302d626139383736353433323130\",";
            assertThat(run.out()).contains("{\"kind\":\"offer\"," + from + "\"sdp\":\"v=0\"}");
            assertThat(run.out().lines())
                    .anyMatch(line -> line.startsWith("{\"kind\":\"answer\"," + from)
                            && line.contains("\"sdp\":\"v=1\"")
                            && line.contains("\"offer\":\"v=0\\r\\n"));
        }
    }

    private static String relayed(String offerId, String description) {
        return "{\"action\":\"announce\"," + HASH + ",\"peer_id\":\"-YY0100-ba9876543210\",\"offer_id\":" + offerId
                + "," + description + "}";
    }

    @Test
    @DisplayName("WS-4, WS-19: watch announces over WebSocket, tells what it waits for, and says stopped on Ctrl-C")
    void a_watch() throws Exception {
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(ANSWERING);
                RunningCommand watch = RunningCommand.start(
                        false,
                        "watch",
                        "--json",
                        "--info-hash",
                        SWARM,
                        tracker.url().reveal())) {
            watch.awaitOutput("\"outcome\":\"accepted\"");

            assertThat(watch.interrupt()).isEqualTo(ExitCode.INTERRUPTED);

            assertThat(watch.out().lines().map(line -> line.replaceFirst("(nextSeconds\":)1[0-9]{2},", "$11xx,")))
                    .containsExactly(
                            watched(tracker, "started", "asked", ""),
                            watched(
                                    tracker,
                                    "started",
                                    "accepted",
                                    ANSWERED + ",\"nextSeconds\":1xx,\"rule\":\"interval\""),
                            watched(tracker, "stopped", "asked", ""),
                            watched(tracker, "stopped", "accepted", ANSWERED));
            assertThat(tracker.messages()).hasSize(2);
            assertThat(tracker.messages().get(0)).contains("\"event\":\"started\"");
            assertThat(tracker.messages().get(1)).contains("\"event\":\"stopped\"");
            assertThat(tracker.connectionsOpened()).isEqualTo(1);
        }
    }

    private static String watched(ScriptedWebSocketTracker tracker, String event, String outcome, String rest) {
        return "{\"kind\":\"watch\",\"schema\":1,\"tracker\":\"" + tracker.url() + "\",\"infoHash\":\"" + SWARM
                + "\",\"event\":\"" + event + "\",\"outcome\":\"" + outcome + "\"" + rest + "}";
    }

    @Test
    @DisplayName("WS-21: watch tells of a socket that is lost when the swarm is due, and goes on")
    void a_watch_of_a_tracker_that_hangs_up() throws Exception {
        WebSocketScript hangingUp = (message, client) -> client.cut();
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(hangingUp);
                RunningCommand watch = RunningCommand.start(
                        false,
                        "watch",
                        "--json",
                        "--info-hash",
                        SWARM,
                        tracker.url().reveal())) {
            watch.awaitOutput("\"outcome\":\"failed\"");
            watch.interrupt();

            assertThat(watch.out())
                    .contains("\"failures\":1")
                    .contains("\"rule\":\"back-off\"")
                    .contains("\"error\":{\"kind\":\"unreachable\"");
        }
    }

    @Test
    @DisplayName("WS-10, WS-15: check finds a working WebSocket tracker healthy, scrapes it, and tells it that we go")
    void a_check() {
        try (SystemScheduler time = new SystemScheduler();
                EmbeddedTracker tracker =
                        EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time)) {
            String url = tracker.webSocketAnnounceUrl().reveal();

            CommandRun run = herald("check", "--json", url);

            assertThat(run.code()).isZero();
            assertThat(run.onlyJson().get("tracker")).isEqualTo(url);
            assertThat(run.onlyJson().get("outcome")).isEqualTo("healthy");
            assertThat(run.onlyJson().get("reasons")).isEqualTo(List.of());
            assertThat(run.onlyJson().get("scrape")).isEqualTo(true);
            assertThat(run.onlyJson().get("families.ipv4.outcome")).isEqualTo("accepted");
            InfoHash swarm = InfoHash.ofHex((String) run.onlyJson().get("infoHash"));
            assertThat(tracker.swarm(swarm).get()).isEqualTo(SwarmStats.of(0, 0, 0));
        }
    }

    @Test
    void a_check_of_a_tracker_that_is_not_there_finds_it_dead() {
        CommandRun run =
                herald("check", "--json", ScriptedWebSocketTracker.nobody().reveal());

        assertThat(run.onlyJson().get("outcome")).isEqualTo("dead");
    }

    @Test
    void a_tracker_that_is_not_there_is_unreachable() {
        String dead = ScriptedWebSocketTracker.nobody().reveal();

        assertThat(herald("announce", dead).code()).isEqualTo(3);
        assertThat(herald("scrape", dead).code()).isEqualTo(3);
    }

    @Test
    void offers_are_a_number_from_0_to_10() {
        assertThat(herald("announce", "--offers", "11", "ws://127.0.0.1:1").code())
                .isEqualTo(2);
    }
}
