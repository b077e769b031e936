package dev.herald.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.contract.HarnessTracker;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTrackerHarnessTest {

    private static final String IH1 = "%124Vx%9A%BC%DE%F1%23Eg%89%AB%CD%EF%124Vx%9A";
    private static final String ANNOUNCE = "/announce?pass=%7e&info_hash=" + IH1
            + "&peer_id=-XX0100-0123456789ab&port=6881&uploaded=0&downloaded=0&left=3";

    private final HttpTrackerHarness harness = new HttpTrackerHarness() {
        @Override
        public TrackerGateway openGateway() {
            throw new UnsupportedOperationException("no gateway here");
        }
    };

    @AfterEach
    void close() {
        harness.close();
    }

    private static String ask(HarnessTracker tracker, String target) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), tracker.url().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: t\r\n\r\n").getBytes(ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private HarnessTracker answering(ScriptedAnswer answer) {
        return harness.openTracker("pass=%7e", TrackerScript.always(answer));
    }

    @Test
    void understands_an_announce() throws IOException {
        HarnessTracker tracker = answering(ScriptedAnswer.refused("no"));

        ask(tracker, ANNOUNCE + "&event=started&numwant=50&key=DEADBEEF&trackerid=a%20b%26%FF");

        assertThat(tracker.url().reveal()).endsWith("/announce?pass=%7e");
        assertThat(tracker.queries().single()).startsWith("pass=%7e&info_hash=%124Vx");
        assertThat(tracker.questions())
                .containsExactly(new TrackerQuestion.Announce(
                        Fixtures.announce().with(TrackerId.of(new byte[] {'a', ' ', 'b', '&', (byte) 0xFF}))));
    }

    @Test
    void understands_an_announce_without_all_that_may_be_left_out() throws IOException {
        HarnessTracker tracker = answering(ScriptedAnswer.refused("no"));

        ask(tracker, ANNOUNCE);

        assertThat(tracker.questions()
                        .map(question -> ((TrackerQuestion.Announce) question).request())
                        .single())
                .satisfies(request -> {
                    assertThat(request.event()).isEqualTo(AnnounceEvent.NONE);
                    assertThat(request.trackerId()).isEqualTo(Option.none());
                });
    }

    @Test
    void understands_a_scrape() throws IOException {
        HarnessTracker tracker = answering(ScriptedAnswer.refused("no"));

        ask(tracker, "/scrape?info_hash=" + IH1 + "&info_hash=" + "%00".repeat(20));

        assertThat(tracker.questions())
                .containsExactly(new TrackerQuestion.Scrape(Vector.of(Fixtures.IH1, InfoHash.of(new byte[20]))));
    }

    @Test
    void writes_what_it_is_told_to_announce() throws IOException {
        AnnounceResponse response = new AnnounceResponse(
                new AnnounceIntervals(Duration.ofSeconds(60), Option.some(Duration.ofSeconds(30))),
                SwarmStats.of(1, 2, 3),
                PeerList.of(Vector.of(Fixtures.peer("127.0.0.1", 51413), Fixtures.peer("::1", 1))),
                Option.some(TrackerId.of(new byte[] {(byte) 0xFF})),
                Option.some("mind"),
                Option.some(IpAddress.ofIpv4(0x41424344)),
                Vector.empty());

        assertThat(ask(answering(ScriptedAnswer.announced(response)), ANNOUNCE))
                .isEqualTo("d8:completei1e10:downloadedi3e11:external ip4:ABCD10:incompletei2e8:intervali60e"
                        + "12:min intervali30e5:peers6:\u007f\0\0\u0001\u00c8\u00d56:peers618:" + "\0".repeat(15)
                        + "\u0001\0\u000110:tracker id1:\u00ff15:warning message4:minde");
    }

    @Test
    void writes_counts_refusals_and_what_becomes_of_them() throws IOException {
        ScrapeResponse counts = new ScrapeResponse(HashMap.of(Fixtures.IH1, SwarmStats.of(1, 2, 3)), Option.none());

        assertThat(ask(answering(ScriptedAnswer.scraped(counts)), "/scrape?info_hash=" + IH1))
                .startsWith("d5:filesd20:\u00124Vx")
                .endsWith("d8:completei1e10:downloadedi3e10:incompletei2eeee");
        assertThat(ask(answering(ScriptedAnswer.refused("no")), ANNOUNCE)).isEqualTo("d14:failure reason2:noe");
        assertThat(ask(answering(ScriptedAnswer.bytes(new byte[] {'x'})), ANNOUNCE))
                .isEqualTo("x");
    }
}
