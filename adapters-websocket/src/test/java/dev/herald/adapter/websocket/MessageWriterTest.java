package dev.herald.adapter.websocket;

import static dev.herald.testkit.Fixtures.IH1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private static final InfoHash AWKWARD = InfoHash.ofHex("00225c7f80ff0a0d1f20c3a9e2809d41424344ff");
    private static final PeerId PEER = PeerId.of("-WW0200-0123456789ab".getBytes(StandardCharsets.US_ASCII));
    private static final OfferId OFFER = new OfferId("oooooooooooooooooooo");

    @Test
    @DisplayName("WS-2: each byte is a code point, and above 0x7f two bytes of UTF-8")
    void bytes_are_code_points() {
        ClientIdentity client = new ClientIdentity(PEER, new AnnounceKey(1), 6881, Option.none());

        String message = MessageWriter.announce(AnnounceRequest.of(AWKWARD, client, Progress.complete()), List.of());

        String vector =
                text("7b22616374696f6e223a22616e6e6f756e6365222c22696e666f5f68617368223a225c75303030305c225c5c7fc2"
                        + "80c3bf5c6e5c725c753030316620c383c2a9c3a2c280c29d41424344c3bf222c22706565725f6964223a222d5757303230302d30"
                        + "3132333435363738396162227d");
        assertThat(lower(message)).startsWith(lower(vector.substring(0, vector.length() - 1)));
    }

    @Test
    @DisplayName("WS-2, WS-8: a scrape of one swarm, byte for byte")
    void a_scrape() {
        assertThat(lower(MessageWriter.scrape(Vector.of(IH1))))
                .isEqualTo(
                        lower(text("7b22616374696f6e223a22736372617065222c22696e666f5f68617368223a225c7530303132345678"
                                + "c29ac2bcc39ec3b1234567c289c2abc38dc3af5c7530303132345678c29a227d")));
    }

    @Test
    @DisplayName("WS-8: a scrape of several swarms lists them")
    void a_scrape_of_several() {
        InfoHash swarm = InfoHash.of("aaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII));
        InfoHash other = InfoHash.of("bbbbbbbbbbbbbbbbbbbb".getBytes(StandardCharsets.US_ASCII));

        assertThat(MessageWriter.scrape(Vector.of(swarm, other)))
                .isEqualTo("{\"action\":\"scrape\",\"info_hash\":[\"aaaaaaaaaaaaaaaaaaaa\",\"bbbbbbbbbbbbbbbbbbbb\"]}");
    }

    @Test
    @DisplayName("WS-3, WS-4: without offers an announce still says all the rest")
    void an_announce() {
        AnnounceRequest request = ascii(new Progress(1, 2, 3)).with(AnnounceEvent.STARTED);

        assertThat(MessageWriter.announce(request, List.of()))
                .isEqualTo("{\"action\":\"announce\",\"info_hash\":\"aaaaaaaaaaaaaaaaaaaa\","
                        + "\"peer_id\":\"-XX0100-0123456789ab\",\"uploaded\":1,\"downloaded\":2,\"left\":3,"
                        + "\"event\":\"started\",\"numwant\":0,\"offers\":[]}");
    }

    @Test
    @DisplayName("WS-4, TRAP-22: a regular announce has no event at all, and neither has one of a paused seed")
    void no_event() {
        assertThat(MessageWriter.announce(ascii(Progress.complete()), List.of()))
                .doesNotContain("event");
        assertThat(MessageWriter.announce(ascii(Progress.complete()).with(AnnounceEvent.PAUSED), List.of()))
                .doesNotContain("event");
    }

    @Test
    @DisplayName("WS-4, WS-5: numwant is the number of offers, whatever was wanted")
    void offers() {
        String message =
                MessageWriter.announce(ascii(Progress.complete()).wanting(50), List.of(new OwnOffer(OFFER, "v=0\r\n")));

        assertThat(message)
                .contains("\"numwant\":1,\"offers\":[{\"offer_id\":\"oooooooooooooooooooo\","
                        + "\"offer\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}]");
    }

    @Test
    @DisplayName("WS-4: the tracker's own token goes back to it")
    void tracker_id() {
        TrackerId id = TrackerId.of(new byte[] {'t', (byte) 0xFF});

        assertThat(MessageWriter.announce(ascii(Progress.complete()).with(id), List.of()))
                .endsWith("\"trackerid\":\"tÿ\"}");
    }

    @Test
    @DisplayName("WS-7: an answer names the peer it is for")
    void an_answer() {
        InfoHash swarm = InfoHash.of("aaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII));

        assertThat(MessageWriter.answer(swarm, Fixtures.PID1, Fixtures.PID2, OFFER, "v=0"))
                .isEqualTo("{\"action\":\"announce\",\"info_hash\":\"aaaaaaaaaaaaaaaaaaaa\","
                        + "\"peer_id\":\"-XX0100-0123456789ab\",\"to_peer_id\":\"-YY0100-ba9876543210\","
                        + "\"offer_id\":\"oooooooooooooooooooo\",\"answer\":{\"type\":\"answer\",\"sdp\":\"v=0\"}}");
    }

    @Test
    @DisplayName("WS-9: a message stays below 64 KiB, and offers that do not fit are left out")
    void long_offers() {
        OwnOffer big = new OwnOffer(OFFER, "a\r\n".repeat(5_000));

        String message = MessageWriter.announce(ascii(Progress.complete()), List.of(big, big, big, big));

        assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 * 1024);
        assertThat(message).contains("\"numwant\":2,");
    }

    private static AnnounceRequest ascii(Progress progress) {
        InfoHash swarm = InfoHash.of("aaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII));
        return AnnounceRequest.of(swarm, Fixtures.CLIENT1, progress);
    }

    /** Escapes may have digits of either case. */
    private static String lower(String message) {
        return message.toLowerCase(Locale.ROOT);
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
