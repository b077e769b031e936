package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.OffersWanted;
import dev.herald.application.port.PeerOffer;
import dev.herald.application.port.PeerSignalling;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketClientConnection;
import dev.herald.testkit.websocket.WebSocketScript;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages made to hurt, on real sockets, while two swarms live on the same socket and a third one at another tracker. Time runs thirty
 * times as fast, so that the ten seconds to a reconnect are none.
 */
class HostileTrackerTest {

    private static final int HASTE = 30;
    private static final Duration AMPLE = Duration.ofSeconds(20L * HASTE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern HASH = Pattern.compile("\"info_hash\":\\[?(\"(?:[^\"\\\\]|\\\\.)*\")");
    private static final InfoHash A = Ground.A;
    private static final InfoHash B = Ground.B;
    private static final InfoHash PROVOKING = Ground.swarm('p');
    private static final InfoHash UNANSWERED = Ground.swarm('u');

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<PeerOffer> offers = new LinkedBlockingQueue<>();
    private final TestScheduler time = closing(new TestScheduler(HASTE));
    private final WebSocketTrackerAdapter gateway =
            closing(WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new SoonBack())
                    .withSignalling(new Listening())
                    .withOffers(3)));
    private final ScriptedWebSocketTracker other = tracker(HostileTrackerTest::answer);

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    private ScriptedWebSocketTracker tracker(WebSocketScript script) {
        return closing(ScriptedWebSocketTracker.open(script));
    }

    /** A tracker that works, but does this on its first socket when it hears of the provoking swarm. */
    private ScriptedWebSocketTracker hostile(Consumer<WebSocketClientConnection> hostility) {
        return tracker((message, client) -> {
            if (message.contains(text(PROVOKING)) && client.number() == 0) {
                hostility.accept(client);
            } else if (!message.contains(text(UNANSWERED))) {
                answer(message, client);
            }
        });
    }

    private static String text(InfoHash swarm) {
        return Ground.text(swarm);
    }

    /** What a good tracker says. */
    private static void answer(String message, WebSocketClientConnection client) {
        Matcher hash = HASH.matcher(message);
        if (hash.find()) {
            client.text("{\"action\":\"announce\",\"info_hash\":" + hash.group(1)
                    + ",\"interval\":120,\"complete\":7,\"incomplete\":5}");
        }
    }

    private static String about(InfoHash swarm, String rest) {
        return ("{'action':'announce','info_hash':'" + text(swarm) + "'," + rest + "}").replace('\'', '"');
    }

    private CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(TrackerUrl url, InfoHash swarm) {
        return gateway.announce(
                url,
                AnnounceRequest.of(swarm, Fixtures.CLIENT1, Progress.fresh(3)).with(AnnounceEvent.STARTED),
                AMPLE);
    }

    private AnnounceResponse accepted(ScriptedWebSocketTracker tracker, InfoHash swarm) throws Exception {
        return assertThatRight(ask(tracker.url(), swarm).get(30, TimeUnit.SECONDS))
                .actual();
    }

    private void bothSwarmsLive(ScriptedWebSocketTracker tracker) throws Exception {
        accepted(other, A);
        accepted(tracker, A);
        accepted(tracker, B);
    }

    // ---- what ends the socket

    /** Everything in flight ends typed, the swarms are announced again on a new socket, and nobody else notices. */
    private void endsItsSocketAndNothingElse(ErrorKind kind, Consumer<WebSocketClientConnection> hostility)
            throws Exception {
        ScriptedWebSocketTracker tracker = hostile(hostility);
        bothSwarmsLive(tracker);
        var unanswered = ask(tracker.url(), UNANSWERED);
        var scrape = gateway.scrape(tracker.url(), Vector.of(UNANSWERED), AMPLE);
        assertThat(tracker.awaitMessages(4, PATIENCE)).isTrue();

        var provoked = ask(tracker.url(), PROVOKING);

        assertThatLeft(provoked.get(30, TimeUnit.SECONDS)).hasKind(kind);
        assertThatLeft(unanswered.get(30, TimeUnit.SECONDS)).hasKind(kind);
        assertThatLeft(scrape.get(30, TimeUnit.SECONDS)).hasKind(kind);
        assertThat(tracker.awaitConnectionsOpened(2, PATIENCE)).isTrue();
        int before = 5;
        assertThat(tracker.awaitMessages(before + 2, PATIENCE)).isTrue();
        List<String> again = tracker.messages().subList(before, before + 2);
        assertThat(again).allMatch(message -> message.contains("\"event\":\"started\""));
        assertThat(again).anyMatch(message -> message.contains(text(A)));
        assertThat(again).anyMatch(message -> message.contains(text(B)));
        assertThat(accepted(tracker, A).stats().seeders()).contains(7L);
        assertThat(tracker.awaitConnectionsOpen(1, PATIENCE)).isTrue();
        assertThat(accepted(other, A).stats().seeders()).contains(7L);
        assertThat(other.connectionsOpened()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "WS-21: a frame of a gigabyte ends its socket; the swarms on it are announced again, other trackers notice nothing")
    void a_frame_of_a_gigabyte() throws Exception {
        endsItsSocketAndNothingElse(
                ErrorKind.BLOCKED,
                client -> client.raw(WebSocketClientConnection.head(0x81, 1L << 30), new byte[1_000]));
    }

    @Test
    @DisplayName("WS-21: the same for a frame as long as a length can say")
    void a_frame_without_measure() throws Exception {
        endsItsSocketAndNothingElse(
                ErrorKind.BLOCKED, client -> client.raw(WebSocketClientConnection.head(0x82, Long.MAX_VALUE)));
    }

    @Test
    @DisplayName("WS-21: the same for a length that is none, with its highest bit set")
    void a_negative_length() throws Exception {
        endsItsSocketAndNothingElse(
                ErrorKind.MALFORMED,
                client -> client.raw(new byte[] {(byte) 0x81, 127, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1}));
    }

    @Test
    @DisplayName("WS-21: the same for fragments without end")
    void fragments_without_end() throws Exception {
        endsItsSocketAndNothingElse(ErrorKind.BLOCKED, client -> {
            client.frame(0x01, new byte[60_000]);
            for (int i = 0; i < 1_000 && !client.isClosed(); i++) {
                client.frame(0x00, new byte[60_000]);
            }
        });
    }

    @Test
    @DisplayName("WS-16, WS-21: the same for deep JSON without end")
    void deep_json_without_end() throws Exception {
        endsItsSocketAndNothingElse(ErrorKind.MALFORMED, client -> {
            while (!client.isClosed()) {
                client.text("{\"a\":" + "[".repeat(1_000));
            }
        });
    }

    @Test
    @DisplayName("WS-21, WS-23: the same for a message that drips, a byte at a time, and answers no ping")
    void a_slow_drip() throws Exception {
        endsItsSocketAndNothingElse(ErrorKind.UNREACHABLE, client -> {
            client.raw(WebSocketClientConnection.head(0x81, 500_000));
            drip(client, 1);
        });
    }

    /** From a thread of the timer's, as the script's own reads what the client sends. */
    private void drip(WebSocketClientConnection client, int bytes) {
        client.raw(" ".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
        if (!client.isClosed()) {
            time.schedule(Duration.ofMillis(600), () -> drip(client, bytes));
        }
    }

    // ---- what does not end it

    /** It is skipped, and whatever else happens on the socket goes on. */
    private void isSkipped(int messages, Consumer<WebSocketClientConnection> hostility) throws Exception {
        ScriptedWebSocketTracker tracker = hostile(client -> {
            hostility.accept(client);
            client.text(about(PROVOKING, "'interval':240"));
        });
        bothSwarmsLive(tracker);

        AnnounceResponse provoked = accepted(tracker, PROVOKING);

        assertThat(provoked.remarks()).contains(messages + " messages that nobody could read were skipped");
        assertThat(provoked.intervals().interval()).isEqualTo(Duration.ofMinutes(4));
        assertThat(accepted(tracker, A).stats().seeders()).contains(7L);
        assertThat(accepted(tracker, B).stats().seeders()).contains(7L);
        assertThat(offers).isEmpty();
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    @Test
    @DisplayName("WS-16: deep JSON is skipped, and the socket stays")
    void deep_json() throws Exception {
        isSkipped(3, client -> {
            client.text("{\"a\":".repeat(50_000));
            client.text("[".repeat(100_000));
            client.text(about(PROVOKING, "'x':" + "[".repeat(20) + "]".repeat(20)));
        });
    }

    @Test
    @DisplayName("WS-11, WS-16: a message that is too long for us is skipped while it comes, and the socket stays")
    void too_long() throws Exception {
        isSkipped(4, client -> {
            client.frame(0x81, new byte[MessageReader.LONGEST_MESSAGE + 1]);
            client.frame(0x82, new byte[5_000_000]);
            client.frame(0x81, new byte[(int) FrameSieve.LONGEST_SKIPPED]);
            client.frame(0x01, about(PROVOKING, "'offer':").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 40; i++) {
                client.frame(0x00, new byte[60_000]);
                client.frame(0x89, new byte[1]);
            }
            client.frame(0x80, new byte[0]);
        });
    }

    @Test
    @DisplayName("WS-21: one that is even longer ends it, in a frame or in fragments")
    void far_too_long() throws Exception {
        endsItsSocketAndNothingElse(
                ErrorKind.BLOCKED,
                client -> client.raw(WebSocketClientConnection.head(0x81, FrameSieve.LONGEST_SKIPPED + 1)));
    }

    @ParameterizedTest
    @DisplayName("WS-2, WS-17: twenty code points and no other number, or the message is skipped")
    @ValueSource(ints = {0, 1, 19, 21, 40, 10_000})
    void wrong_lengths(int length) throws Exception {
        String text = "x".repeat(length);
        isSkipped(3, client -> {
            client.text("{\"action\":\"announce\",\"info_hash\":\"" + text + "\",\"interval\":60}");
            client.text(offer("'peer_id':'" + text + "','offer_id':'oooooooooooooooooooo'"));
            client.text(offer("'peer_id':'-YY0100-ba9876543210','offer_id':'" + text + "'"));
        });
    }

    @ParameterizedTest
    @DisplayName("WS-2: a code point above U+00FF is no byte, escaped or not, and the message is skipped")
    @ValueSource(strings = {"\u0100", "\\u0100", "\uffff", "\\ud83d\\ude00", "\\udc00", "\u20ac"})
    void code_points_above_255(String odd) throws Exception {
        String twenty = "x".repeat(19) + odd;
        isSkipped(3, client -> {
            client.text("{\"action\":\"announce\",\"info_hash\":\"" + twenty + "\",\"interval\":60}");
            client.text(offer("'peer_id':'" + twenty + "','offer_id':'oooooooooooooooooooo'"));
            client.text(offer("'peer_id':'-YY0100-ba9876543210','offer_id':'" + twenty + "'"));
        });
    }

    private static String offer(String who) {
        return about(PROVOKING, who + ",'offer':{'type':'offer','sdp':'v=0'}");
    }

    @Test
    @DisplayName(
            "WS-17: of a flood of offers the caller hears as many as were announced, and no swarm waits for it to end")
    void a_flood_of_offers() throws Exception {
        int flood = 5_000;
        String sdp = "x".repeat(2_000);
        ScriptedWebSocketTracker tracker = hostile(client -> {
            client.text(about(PROVOKING, "'interval':240"));
            for (int i = 0; i < flood; i++) {
                client.text(about(
                        PROVOKING,
                        "'peer_id':'-YY0100-ba9876543210','offer_id':'" + String.format("%020d", i)
                                + "','offer':{'type':'offer','sdp':'" + sdp + "'}"));
            }
        });
        bothSwarmsLive(tracker);
        accepted(tracker, PROVOKING);

        AnnounceResponse behind = accepted(tracker, B);

        assertThat(behind.remarks()).contains((flood - 3) + " offers of peers were dropped");
        assertThat(offers).hasSize(3).allMatch(offer -> offer.swarm().equals(PROVOKING));
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "WS-16, WS-17: rubbish that a member of a swarm makes the tracker pass on harms no other swarm, however much it is")
    void a_flood_of_rubbish_from_a_peer() throws Exception {
        isSkipped(3_000, client -> {
            for (int i = 0; i < 1_000; i++) {
                client.text(offer("'peer_id':'-YY0100-ba9876543210','offer_id':" + i));
                client.text(about(PROVOKING, "'offer':{'type':'offer'}"));
                client.text(about(PROVOKING, "'offer':" + "[".repeat(100) + "]".repeat(100)));
            }
        });
    }

    @Test
    @DisplayName("WS-23: a flood of pings holds nobody up")
    void a_flood_of_pings() throws Exception {
        ScriptedWebSocketTracker tracker = hostile(client -> {
            for (int i = 0; i < 20_000; i++) {
                client.frame(0x89, new byte[125]);
            }
            client.text(about(PROVOKING, "'interval':240"));
        });
        bothSwarmsLive(tracker);

        accepted(tracker, PROVOKING);

        assertThat(accepted(tracker, B).stats().seeders()).contains(7L);
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    @Test
    @DisplayName("WS-12: of a flood of answers none is heard that no offer of ours was made for")
    void a_flood_of_answers() throws Exception {
        ScriptedWebSocketTracker tracker = hostile(client -> {
            client.text(about(PROVOKING, "'interval':240"));
            for (int i = 0; i < 5_000; i++) {
                client.text(about(
                        PROVOKING,
                        "'peer_id':'-YY0100-ba9876543210','offer_id':'" + String.format("%020d", i)
                                + "','answer':{'type':'answer','sdp':'v=0'}"));
            }
        });
        bothSwarmsLive(tracker);
        accepted(tracker, PROVOKING);

        assertThat(accepted(tracker, B).remarks()).contains("5000 answers to unknown or expired offers were dropped");
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    /** Offers nothing, and remembers what was offered. */
    private final class Listening implements PeerSignalling {
        @Override
        public void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {
            supply.accept(Vector.empty());
        }

        @Override
        public void offered(PeerOffer offer, Consumer<String> reply) {
            offers.add(offer);
        }
    }
}
