package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketScript;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebSocketVerbsTest {

    private static final String SWARM = "6161616161616161616161616161616161616161";
    private static final String HASH = "\"info_hash\":\"aaaaaaaaaaaaaaaaaaaa\"";
    private static final String COUNTS =
            "{\"action\":\"announce\"," + HASH + ",\"interval\":120,\"complete\":7,\"incomplete\":5}";
    private static final String OFFER = "{\"action\":\"announce\"," + HASH
            + ",\"peer_id\":\"-YY0100-ba9876543210\",\"offer_id\":\"oooooooooooooooooooo\",\"offer\":{\"sdp\":\"v=0\"}}";
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
    @DisplayName("WS-5, WS-11: test offers go out, and what peers send is printed")
    void offers() {
        WebSocketScript relaying = (message, client) -> {
            client.text(COUNTS);
            if (message.contains("started")) {
                client.text(OFFER);
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
            assertThat(run.out())
                    .contains("{\"kind\":\"offer\",\"schema\":1,\"tracker\":\"" + tracker.url() + "\",\"infoHash\":\""
                            + SWARM
                            + "\",\"peerId\":\"2d5959303130302d62613938373635343332313 0\",\"sdp\":\"v=0\"}"
                                    .replace(" ", ""));
        }
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
