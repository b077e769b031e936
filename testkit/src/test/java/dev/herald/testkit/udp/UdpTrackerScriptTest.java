package dev.herald.testkit.udp;

import static dev.herald.testkit.udp.Datagrams.ANNOUNCE;
import static dev.herald.testkit.udp.Datagrams.ID;
import static dev.herald.testkit.udp.Datagrams.SCRAPE;
import static dev.herald.testkit.udp.Datagrams.hex;
import static dev.herald.testkit.udp.Datagrams.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UdpTrackerScriptTest {

    private static final String REFUSED_ID = "000000030a0b0c0d436f6e6e656374696f6e204944206d6973736d617463682e00";

    private static UdpTrackerScript answering(ScriptedAnswer answer) {
        return UdpTrackerScript.following(TrackerScript.always(answer));
    }

    private static UdpTrackerScript announcing() {
        return answering(ScriptedAnswer.announced(Fixtures.response()));
    }

    @Test
    @DisplayName("UDP-C1: hands out an id, each time another")
    void hands_out_ids() {
        UdpTrackerScript script = announcing();

        assertThat(hex(script.reply(request(Datagrams.CONNECT))).get(0))
                .hasSize(32)
                .startsWith("00000000a1b2c3d4");
        assertThat(Datagrams.connect(script)).isNotEqualTo(Datagrams.connect(script));
        assertThatThrownBy(() -> script.reply(request(Datagrams.CONNECT + "00")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> script.reply(request("ff" + Datagrams.CONNECT.substring(2))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("UDP-C2: an id is any sixty-four bits")
    void hands_out_the_id_it_is_told() {
        assertThat(Datagrams.connect(announcing().handingOut(0))).isEqualTo("0".repeat(16));
    }

    @Test
    @DisplayName("7.4: answers the announce of the vector with the answer of the vector, leechers before seeders")
    void answers_an_announce() {
        UdpTrackerScript script = announcing();

        UdpReply reply = script.reply(request(Datagrams.connect(script), ANNOUNCE));

        assertThat(hex(reply))
                .containsExactly("000000010a0b0c0d" + "000007080000000500000007" + "c00002011ae1" + "c6336407c8d5");
        assertThat(script.taken()).hasSize(1);
    }

    @Test
    @DisplayName("UDP-A7: a packet over IPv6 names the IPv6 peers")
    void names_the_peers_of_the_packets_family() throws Exception {
        UdpTrackerScript script = answering(ScriptedAnswer.announced(Fixtures.response(
                Duration.ofMinutes(30), Vector.of(Fixtures.peer("192.0.2.1", 1), Fixtures.peer("2001:db8::1", 6881)))));
        InetSocketAddress six = new InetSocketAddress(InetAddress.getAllByName("::1")[0], 4000);
        String id = hex(script.reply(new RecordedDatagram(0, six, Datagrams.CONNECT)))
                .get(0)
                .substring(16);

        UdpReply reply = script.reply(new RecordedDatagram(1, six, id + ANNOUNCE));

        assertThat(hex(reply))
                .containsExactly(
                        "000000010a0b0c0d" + "000007080000000500000007" + "20010db80000000000000000000000011ae1");
    }

    @Test
    void understands_an_announce() {
        AtomicReference<TrackerQuestion> heard = new AtomicReference<>();
        UdpTrackerScript script = UdpTrackerScript.following(question -> {
            heard.set(question);
            return ScriptedAnswer.silence();
        });

        UdpReply reply = script.reply(request(Datagrams.connect(script), ANNOUNCE));

        assertThat(reply).isEqualTo(UdpReply.silence());
        assertThat(heard.get())
                .isEqualTo(new TrackerQuestion.Announce(Fixtures.announce().wanting(0)));
    }

    @Test
    @DisplayName("UDP-S1: rows of counts as far as they are known, seeders, completed, leechers")
    void answers_a_scrape() {
        UdpTrackerScript both = answering(ScriptedAnswer.scraped(new ScrapeResponse(
                HashMap.of(Fixtures.IH1, SwarmStats.of(7, 5, 120), Fixtures.IH2, SwarmStats.of(0, 1, 0)),
                Option.none())));
        UdpTrackerScript second = answering(ScriptedAnswer.scraped(
                new ScrapeResponse(HashMap.of(Fixtures.IH2, SwarmStats.of(0, 1, 0)), Option.none())));

        assertThat(hex(both.reply(request(Datagrams.connect(both), SCRAPE))))
                .containsExactly("0000000211223344" + "000000070000007800000005" + "000000000000000000000001");
        assertThat(hex(second.reply(request(Datagrams.connect(second), SCRAPE))))
                .containsExactly("0000000211223344");
    }

    @Test
    void refuses_and_mangles_and_is_late() {
        ScriptedAnswer no = ScriptedAnswer.refused("no");
        UdpTrackerScript late = answering(no.after(Duration.ofSeconds(3)));
        UdpTrackerScript noise = answering(ScriptedAnswer.bytes(new byte[] {1, 2}));

        assertThat(late.reply(request(Datagrams.connect(late), ANNOUNCE)))
                .isEqualTo(UdpReply.ofHex("000000030a0b0c0d6e6f").after(Duration.ofSeconds(3)));
        assertThat(hex(noise.reply(request(Datagrams.connect(noise), ANNOUNCE))))
                .containsExactly("0102");
    }

    @Test
    @DisplayName("UDP-C5: an id it does not know is refused in opentracker's words, the NUL included")
    void refuses_foreign_ids() {
        UdpTrackerScript script = announcing();
        String id = Datagrams.connect(script);

        assertThat(hex(script.reply(request(ID, ANNOUNCE)))).containsExactly(REFUSED_ID);
        assertThat(hex(script.reply(new RecordedDatagram(
                        2, new InetSocketAddress(InetAddress.getLoopbackAddress(), 4001), id + ANNOUNCE))))
                .containsExactly(REFUSED_ID);
        assertThat(script.taken()).isEmpty();
    }

    @Test
    void ids_become_stale_when_the_test_says_so() {
        UdpTrackerScript script = announcing().idsServing(1);
        String id = Datagrams.connect(script);
        String other = Datagrams.connect(script);

        assertThat(hex(script.reply(request(id, ANNOUNCE))).get(0)).startsWith("00000001");
        assertThat(hex(script.reply(request(id, ANNOUNCE)))).containsExactly(REFUSED_ID);
        script.forgetIds();
        assertThat(hex(script.reply(request(other, ANNOUNCE)))).containsExactly(REFUSED_ID);
        assertThat(hex(script.refusingStaleIdsWith("bad connection ID").reply(request(other, ANNOUNCE))))
                .containsExactly("000000030a0b0c0d62616420636f6e6e656374696f6e204944");
        assertThat(script.ignoringStaleIds().reply(request(other, ANNOUNCE))).isEqualTo(UdpReply.silence());
    }

    @Test
    @DisplayName("UDP-A1, UDP-S2: what no client should send fails the test")
    void a_clients_mistake_is_an_error() {
        UdpTrackerScript script = announcing();
        String id = Datagrams.connect(script);

        for (String mistake : new String[] {
            "000000010a0b0c0d", // an announce that ends early
            "000000020a0b0c0d", // a scrape of nothing
            "000000020a0b0c0d" + "00".repeat(19),
            "000000040a0b0c0d" + "00".repeat(100),
            ANNOUNCE.replace("0000000200000000deadbeef", "0000000500000000deadbeef")
        }) {
            assertThatThrownBy(() -> script.reply(request(id, mistake)))
                    .as(mistake)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
