package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.websocket.Received.Counts;
import dev.herald.adapter.websocket.Received.Relayed;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static final String A = "aaaaaaaaaaaaaaaaaaaa";
    private static final String P = "pppppppppppppppppppp";
    private static final String O = "oooooooooooooooooooo";
    private static final InfoHash SWARM = InfoHash.of(A.getBytes(StandardCharsets.US_ASCII));

    @Test
    @DisplayName("WS-10: an answer to an announce, with everything that may be in it")
    void an_answer() {
        Received message = read("{'action':'announce','info_hash':'" + A + "','interval':120,'min interval':60,"
                + "'complete':7,'incomplete':5,'tracker id':'t\\u00ff','warning message':'mind','unknown':[{'a':1}]}");

        assertThat(message.action()).isEqualTo(Option.some("announce"));
        assertThat(message.swarms()).containsExactly(SWARM);
        Counts counts = message.counts().get();
        assertThat(counts.interval()).isEqualTo(Option.some(120L));
        assertThat(counts.minInterval()).isEqualTo(Option.some(60L));
        assertThat(counts.stats()).isEqualTo(SwarmStats.unknown().withSeeders(7).withLeechers(5));
        assertThat(counts.trackerId()).isEqualTo(Option.some(TrackerId.of(new byte[] {'t', (byte) 0xFF})));
        assertThat(counts.warning()).isEqualTo(Option.some("mind"));
        assertThat(message.offer()).isEmpty();
        assertThat(message.answer()).isEmpty();
        assertThat(message.refusal()).isEmpty();
    }

    @Test
    @DisplayName("TRAP-1: the minimum interval under its other name")
    void min_interval() {
        assertThat(read("{'action':'announce','info_hash':'" + A + "','min_interval':60}")
                        .counts()
                        .get()
                        .minInterval())
                .isEqualTo(Option.some(60L));
    }

    @Test
    @DisplayName("WS-10: numbers that are none, or that do not fit, were not said")
    void odd_numbers() {
        Counts counts = read("{'action':'announce','info_hash':'" + A + "','interval':'soon','complete':1e400,"
                        + "'incomplete':99999999999999999999,'min interval':60.0}")
                .counts()
                .get();

        assertThat(counts.interval()).isEmpty();
        assertThat(counts.minInterval()).isEqualTo(Option.some(60L));
        assertThat(counts.stats()).isEqualTo(SwarmStats.unknown());
    }

    @Test
    @DisplayName("WS-11: a peer's offer")
    void an_offer() {
        Received message = read("{'action':'announce','info_hash':'" + A + "','peer_id':'" + P + "','offer_id':'" + O
                + "','offer':{'type':'offer','sdp':'v=0\\r\\n'}}");

        assertThat(message.offer())
                .isEqualTo(Option.some(
                        new Relayed(PeerId.of(P.getBytes(StandardCharsets.US_ASCII)), new OfferId(O), "v=0\r\n")));
        assertThat(message.counts()).isEmpty();
    }

    @Test
    @DisplayName("WS-12: a peer's answer")
    void a_peers_answer() {
        Received message = read("{'action':'announce','info_hash':'" + A + "','peer_id':'" + P + "','offer_id':'" + O
                + "','answer':{'type':'answer','sdp':'v=1'}}");

        assertThat(message.answer().get().sdp()).isEqualTo("v=1");
    }

    @Test
    @DisplayName("WS-16: a message that is of two kinds is read as both")
    void two_kinds() {
        Received message = read("{'action':'announce','info_hash':'" + A + "','interval':120,'peer_id':'" + P
                + "','offer_id':'" + O + "','offer':{'type':'offer','sdp':'v=0'}}");

        assertThat(message.offer()).isNotEmpty();
        assertThat(message.counts()).isNotEmpty();
    }

    @Test
    @DisplayName("WS-14: a refusal with and without action and swarm")
    void refusals() {
        assertThat(read("{'action':'announce','failure reason':'no','info_hash':'" + A + "'}")
                        .refusal()
                        .get()
                        .reason())
                .isEqualTo("no");
        Received bare = read("{'failure reason':'invalid event'}");
        assertThat(bare.refusal().get().reason()).isEqualTo("invalid event");
        assertThat(bare.action()).isEmpty();
        assertThat(bare.swarms()).isEmpty();
    }

    @Test
    @DisplayName("RETRY-7, RETRY-8: what a refusal says about coming back")
    void advice() {
        assertThat(read("{'failure reason':'no','interval':90}").refusal().get().advice())
                .isEqualTo(RetryAdvice.after(Duration.ofSeconds(90)));
        assertThat(read("{'failure reason':'no','retry in':5}").refusal().get().advice())
                .isEqualTo(RetryAdvice.after(Duration.ofMinutes(5)));
        assertThat(read("{'failure reason':'no','retry in':'never'}")
                        .refusal()
                        .get()
                        .advice())
                .isEqualTo(RetryAdvice.NEVER);
    }

    @Test
    @DisplayName("WS-15: a scrape's answer; keys of another length are skipped")
    void a_scrape() {
        Received message = read("{'action':'scrape','files':{'" + A + "':{'complete':1,'incomplete':2,'downloaded':3,"
                + "'name':['x']},'short':{'complete':9}},'flags':{'min_request_interval':900,'x':{}}}");

        assertThat(message.files().get().found()).isEqualTo(Map.of(SWARM, SwarmStats.of(1, 2, 3)));
        assertThat(message.files().get().pause()).isEqualTo(Option.some(900L));
    }

    @ParameterizedTest
    @DisplayName("WS-2, WS-17: twenty code points up to U+00FF, or nothing")
    @ValueSource(
            strings = {
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaa','interval':1}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaaa','interval':1}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaa\\u0100','interval':1}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaa','peer_id':'short','offer_id':'"
                        + "oooooooooooooooooooo','offer':{'sdp':'v=0'}}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaa','peer_id':'pppppppppppppppppppp','offer_id':"
                        + "'ooooooooooooooooooo\\u20ac','offer':{'sdp':'v=0'}}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaa','peer_id':'pppppppppppppppppppp','offer':"
                        + "{'sdp':'v=0'}}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaa','peer_id':'pppppppppppppppppppp','offer_id':"
                        + "'oooooooooooooooooooo','offer':{'sdp':7}}",
                "{'action':'announce','info_hash':'aaaaaaaaaaaaaaaaaaaa','peer_id':'pppppppppppppppppppp','offer_id':"
                        + "'oooooooooooooooooooo','answer':{}}"
            })
    void wrong_lengths(String json) {
        assertThatLeft(MessageReader.read(bytes(json))).hasKind(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @DisplayName("WS-16: what is no JSON object is malformed and nothing worse")
    @ValueSource(
            strings = {"", " ", "null", "7", "'x'", "[]", "{", "{'a'", "{'a':", "{'a':}", "{a:1}", "d8:intervali1ee"})
    void no_object(String text) {
        assertThatLeft(MessageReader.read(bytes(text))).hasKind(ErrorKind.MALFORMED);
    }

    @Test
    @DisplayName("WS-17: a description has at most 64 Ki characters")
    void a_long_description() {
        String offer = "{'action':'announce','info_hash':'" + A + "','peer_id':'" + P + "','offer_id':'" + O
                + "','offer':{'sdp':'%s'}}";

        assertThatRight(MessageReader.read(bytes(String.format(offer, "x".repeat(65_536)))));
        assertThatLeft(MessageReader.read(bytes(String.format(offer, "x".repeat(65_537)))))
                .hasKind(ErrorKind.MALFORMED);
    }

    @Test
    void depth_names_and_lengths_are_bounded() {
        assertThatLeft(MessageReader.read(bytes("{'a':" + "[".repeat(100_000)))).hasKind(ErrorKind.MALFORMED);
        assertThatLeft(MessageReader.read(bytes("{'a':".repeat(17) + "1" + "}".repeat(17))))
                .hasKind(ErrorKind.MALFORMED);
        assertThatRight(MessageReader.read(bytes("{'a':".repeat(16) + "1" + "}".repeat(16))));
        assertThatLeft(MessageReader.read(bytes("{'" + "n".repeat(100_000) + "':1}")))
                .hasKind(ErrorKind.MALFORMED);
        assertThatLeft(MessageReader.read(bytes("{'a':" + "9".repeat(100_000) + "}")))
                .hasKind(ErrorKind.MALFORMED);
        assertThatLeft(MessageReader.read(bytes("{'a':'" + "x".repeat(MessageReader.LONGEST_MESSAGE + 1) + "'}")))
                .hasKind(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @DisplayName("WS-16: bytes that look like text in another encoding, and are not, are malformed")
    @ValueSource(strings = {"0000000000000000", "000000007b22", "0000feff", "fffe0000ffffffff", "7b0000007d7d7d7d"})
    void another_encoding(String hex) {
        assertThatLeft(MessageReader.read(HexFormat.of().parseHex(hex))).hasKind(ErrorKind.MALFORMED);
    }

    @Test
    void any_bytes_at_all_are_a_left_or_a_right() {
        Random random = new Random(11);
        byte[] good =
                bytes("{'action':'announce','info_hash':'" + A + "','interval':120,'peer_id':'" + P + "','offer_id':'"
                        + O + "','offer':{'type':'offer','sdp':'v=0'},'files':{'" + A + "':{'complete':1}}}");
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int turn = random.nextInt(4); turn >= 0; turn--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(MessageReader.read(bytes)).isNotNull();
        }
    }

    private static Received read(String json) {
        return assertThatRight(MessageReader.read(bytes(json))).actual();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
