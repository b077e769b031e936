package dev.herald.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.VirtualTime;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTrackerTest {

    private static final String A = "aaaaaaaaaaaaaaaaaaaa";
    private static final InfoHash SWARM = InfoHash.of(A.getBytes(StandardCharsets.US_ASCII));

    private final VirtualTime time = new VirtualTime();
    private final EmbeddedTrackerOptions options =
            EmbeddedTrackerOptions.defaults().withScrapeInterval(Duration.ofMinutes(1));
    private final SwarmRegistry registry = new SwarmRegistry(options.peerLifetime(), options.limits());
    private final WebSocketTracker tracker = new WebSocketTracker(registry, options, time);

    private final class Peer {
        private final List<String> heard = new ArrayList<>();
        private final WebSocketTracker.Client client = new WebSocketTracker.Client(heard::add);
        private final String id;

        Peer(char letter) {
            id = String.valueOf(letter).repeat(20);
        }

        /** Single quotes stand for double ones. */
        Peer say(String json) {
            tracker.heard(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), client);
            return this;
        }

        Peer announce(String more) {
            return say("{'action':'announce','info_hash':'" + A + "','peer_id':'" + id + "'" + more + "}");
        }

        String last() {
            return heard.get(heard.size() - 1).replace('"', '\'');
        }
    }

    @Test
    @DisplayName("WS-4, WS-10, WS-19: counts, until the socket is gone")
    void counts() {
        Peer leecher = new Peer('l').announce(",'left':7,'event':'started','numwant':0,'offers':[]");
        assertThat(leecher.last())
                .isEqualTo("{'action':'announce','info_hash':'" + A + "','interval':1800,'complete':0,'incomplete':1}");
        Peer seeder = new Peer('s').announce(",'left':0,'event':'started'");
        assertThat(seeder.last()).contains("'complete':1,'incomplete':1");
        leecher.announce(",'left':0,'event':'completed'");
        assertThat(registry.stats(SWARM, time.now())).isEqualTo(Option.some(SwarmStats.of(2, 0, 1)));

        tracker.left(seeder.client);
        assertThat(registry.stats(SWARM, time.now())).isEqualTo(Option.some(SwarmStats.of(1, 0, 1)));
        leecher.announce(",'event':'stopped'");
        assertThat(registry.stats(SWARM, time.now())).isEqualTo(Option.some(SwarmStats.of(0, 0, 1)));
    }

    @Test
    @DisplayName("WS-5, WS-7, WS-11, WS-12: offers go to others, answers to whom they are for")
    void signalling() {
        Peer first = new Peer('1').announce(",'left':0");
        Peer second = new Peer('2')
                .announce(
                        ",'left':1,'offers':[{'offer_id':'oooooooooooooooooooo','offer':{'type':'offer','sdp':'v=0'}},"
                                + "{'offer_id':'pppppppppppppppppppp','offer':{'sdp':'v=1'}}]");
        assertThat(first.heard).hasSize(2);
        assertThat(first.last())
                .isEqualTo("{'action':'announce','info_hash':'" + A + "','peer_id':'" + second.id
                        + "','offer_id':'oooooooooooooooooooo','offer':{'type':'offer','sdp':'v=0'}}");

        first.announce(",'to_peer_id':'" + second.id + "','offer_id':'oooooooooooooooooooo','answer':{'sdp':'v=2'}");
        assertThat(first.heard).hasSize(2);
        assertThat(second.last())
                .contains("'answer':{'type':'answer','sdp':'v=2'}")
                .contains(first.id);
    }

    @Test
    @DisplayName("WS-8, WS-15: a scrape")
    void scrape() {
        Peer peer = new Peer('s').announce(",'left':0").say("{'action':'scrape','info_hash':['" + A + "']}");

        assertThat(peer.last())
                .isEqualTo("{'action':'scrape','files':{'" + A
                        + "':{'complete':1,'incomplete':0,'downloaded':0}},'flags':{'min_request_interval':60}}");
    }

    @ParameterizedTest
    @DisplayName("WS-14: what cannot be read is refused without action and swarm")
    @ValueSource(
            strings = {
                "",
                "7",
                "{'action':'announce'",
                "{'action':'announce'}",
                "{'action':'scrape','info_hash':'short'}",
                "{'action':'scrape','info_hash':['aaaaaaaaaaaaaaaaaaa\\u0100']}",
                "{'action':'dance','info_hash':'aaaaaaaaaaaaaaaaaaaa'}"
            })
    void unreadable(String json) {
        assertThat(new Peer('p').say(json).last())
                .startsWith("{'failure reason':")
                .doesNotContain("action'");
    }

    @Test
    @DisplayName("TRAP-22: an event nobody knows is refused with its swarm")
    void unknown_event() {
        assertThat(new Peer('p').announce(",'event':'<regular>'").last())
                .isEqualTo("{'action':'announce','failure reason':'unknown event','info_hash':'" + A + "'}");
    }

    @Test
    void peers_behind_web_sockets_are_counted_and_named_to_nobody() {
        new Peer('s').announce(",'left':0");
        HttpTracker http = new HttpTracker(registry, options, time);

        byte[] answer = Bencode.codec()
                .encode(http.answer(
                                "/announce?info_hash=" + A + "&peer_id=-XX0100-0123456789ab&port=6881&uploaded=0"
                                        + "&downloaded=0&left=1&compact=1",
                                dev.herald.domain.peer.IpAddress.ofIpv4(0x7F000001))
                        .body());

        assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                .contains("8:completei1e")
                .contains("5:peers0:")
                .doesNotContain("peers6");
    }
}
