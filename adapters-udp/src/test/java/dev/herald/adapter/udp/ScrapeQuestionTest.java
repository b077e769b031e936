package dev.herald.adapter.udp;

import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScrapeQuestionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Seq<InfoHash> SEVENTY = Vector.range(0, 70).map(Fixtures::swarm);

    private final VirtualUdp net = new VirtualUdp(UdpOptions.usual());
    private final ScrapeLimits limits = new ScrapeLimits();

    @Test
    @DisplayName("UDP-S2: seventy swarms fit into one packet that no router has to cut")
    void seventy_in_one_packet() {
        net.with(ScriptedUdp.healthy(net));

        ScrapeResponse response = scrape(SEVENTY);

        assertThat(response.found().size()).isEqualTo(70);
        assertThat(response.found().get(Fixtures.swarm(69))).contains(SwarmStats.of(69, 69, 69));
        assertThat(net.timeline()).containsExactly("connect 0", "scrape 0");
        assertThat(net.last().bytes().remaining()).isEqualTo(16 + 70 * 20).isLessThanOrEqualTo(1_500 - 40 - 8);
    }

    @Test
    @DisplayName("UDP-S1: what a short answer leaves out is asked for again, and nothing else")
    void only_the_missing_are_asked_for_again() {
        net.with(answeringAtMost(50));

        ScrapeResponse response = scrape(SEVENTY);

        assertThat(response.found().size()).isEqualTo(70);
        assertThat(net.sent).extracting(packet -> packet.bytes().remaining()).containsExactly(16, 1_416, 416);
        assertThat(limits.of(VirtualUdp.TRACKER)).isEqualTo(50);
        assertThat(limits.of(TrackerUrl.of("udp://tracker.example.com:6970"))).isEqualTo(70);
    }

    @Test
    @DisplayName("UDP-S1: what was learned holds for the next scrape")
    void the_limit_is_remembered() {
        net.with(answeringAtMost(50));
        scrape(SEVENTY);
        net.sent.clear();

        scrape(SEVENTY);

        assertThat(net.sent).extracting(packet -> packet.bytes().remaining()).containsExactly(1_016, 416);
    }

    @Test
    @DisplayName("UDP-S1: rows beyond what was asked for are ignored")
    void extra_rows_are_ignored() {
        net.with(packet -> {
            if (packet.action() == RequestFrames.CONNECT) {
                ScriptedUdp.answer(net, packet, 1);
            } else {
                net.answers(Duration.ZERO, packet, Frames.scraped(packet.transaction(), 0, 9));
            }
        });

        assertThat(scrape(SEVENTY.take(2)).found().keySet()).containsExactlyInAnyOrderElementsOf(SEVENTY.take(2));
    }

    @Test
    @DisplayName("UDP-S1: an answer without rows is an answer: nothing is known")
    void no_rows() {
        net.with(answeringAtMost(0));

        assertThat(scrape(SEVENTY).found()).isEmpty();
        assertThat(limits.of(VirtualUdp.TRACKER)).isEqualTo(70);
    }

    @Test
    @DisplayName("UDP-S1: a tracker that knows nothing of the last swarms has not shown a limit by that")
    void not_knowing_is_no_limit() {
        net.with(packet -> {
            if (packet.action() == RequestFrames.CONNECT) {
                ScriptedUdp.answer(net, packet, 1);
            } else {
                int rows = packet.bytes().remaining() == 16 + 70 * 20 ? 1 : 0;
                net.answers(Duration.ZERO, packet, Frames.scraped(packet.transaction(), 0, rows));
            }
        });

        assertThat(scrape(SEVENTY).found().size()).isEqualTo(1);
        assertThat(limits.of(VirtualUdp.TRACKER)).isEqualTo(70);
    }

    @Test
    void what_came_before_the_deadline_is_told() {
        net.with(packet -> {
            if (net.sent.size() <= 2) {
                answeringAtMost(50).heard(packet);
            }
        });
        ScrapeQuestion question = net.scrape(SEVENTY, limits, MINUTE);
        net.pass(MINUTE.plusMillis(10));

        assertThat(answered(question.answer()).get().found().size()).isEqualTo(50);
    }

    @Test
    void a_refusal_is_a_refusal() {
        net.with(packet -> {
            if (packet.action() == RequestFrames.CONNECT) {
                ScriptedUdp.answer(net, packet, 1);
            } else {
                net.answers(Duration.ZERO, packet, Frames.error(packet.transaction(), "no scrapes"));
            }
        });
        ScrapeQuestion question = net.scrape(SEVENTY, limits, MINUTE);
        net.passSeconds(1);

        assertThatLeft(answered(question.answer())).isRefusedWith("no scrapes");
    }

    private ScrapeResponse scrape(Seq<InfoHash> swarms) {
        ScrapeQuestion question = net.scrape(swarms, limits, MINUTE);
        net.passSeconds(1);
        return answered(question.answer()).get();
    }

    private VirtualUdp.Tracker answeringAtMost(int most) {
        return packet -> {
            if (packet.action() == RequestFrames.CONNECT) {
                ScriptedUdp.answer(net, packet, 1);
            } else {
                int asked = (packet.bytes().remaining() - 16) / 20;
                net.answers(Duration.ZERO, packet, Frames.scraped(packet.transaction(), 0, Math.min(most, asked)));
            }
        };
    }
}
