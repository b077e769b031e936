package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.udp.RecordedDatagram;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.Spoofs;
import dev.herald.testkit.udp.UdpAnswers;
import dev.herald.testkit.udp.UdpReply;
import dev.herald.testkit.udp.UdpScript;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs on trackers that speak UDP. */
class UdpVerbsTest {

    private final List<AnnounceEvent> events = new CopyOnWriteArrayList<>();
    private final UdpTrackerScript script = UdpTrackerScript.following(this::answer);
    private final ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        tracker.close();
    }

    private ScriptedAnswer answer(TrackerQuestion question) {
        if (question instanceof TrackerQuestion.Announce announce) {
            events.add(announce.request().event());
            return ScriptedAnswer.announced(Fixtures.response());
        }
        return ScriptedAnswer.scraped(new ScrapeResponse(HashMap.of(IH1, SwarmStats.of(7, 5, 120)), Option.none()));
    }

    private String url() {
        return tracker.url("/announce?pk=a%20b").reveal();
    }

    private static CommandRun ask(UdpScript script, String... arguments) {
        try (ScriptedUdpTracker other = ScriptedUdpTracker.open(script)) {
            String[] all = Arrays.copyOf(arguments, arguments.length + 1);
            all[arguments.length] = other.url().reveal();
            return herald(all);
        }
    }

    @Test
    void announces_and_says_goodbye() {
        CommandRun run = herald("announce", "--json", "--info-hash", IH1.hex(), url());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.onlyJson().get("outcome")).isEqualTo("accepted");
        assertThat(run.onlyJson().get("seeders")).isEqualTo(7L);
        assertThat(run.onlyJson().get("peers")).isEqualTo(List.of("192.0.2.1:6881", "198.51.100.7:51413"));
        assertThat(events).containsExactly(AnnounceEvent.STARTED, AnnounceEvent.STOPPED);
        assertThat(script.taken()).extracting(RecordedDatagram::urlData).containsOnly("/announce?pk=a%20b");
    }

    @Test
    void prints_for_people() {
        assertThat(herald("announce", "--event=none", url()).out())
                .contains("accepted  " + tracker.url("/announce?pk=***"))
                .contains("7 seeders, 5 leechers")
                .contains("192.0.2.1:6881");
    }

    @Test
    void scrapes_and_tells_apart_what_the_tracker_does_not_know() {
        CommandRun run = herald("scrape", "--json", "--info-hash", IH1.hex(), "--info-hash", IH2.hex(), url());

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.json()).extracting(line -> line.get("outcome")).containsExactlyInAnyOrder("found", "unknown");
    }

    @Test
    void shows_and_decodes_without_a_packet() throws Exception {
        assertThat(herald("show", "--json", url()).onlyJson().get("scrapeUrl")).isEqualTo(masked(url()));
        Path file = Files.write(folder.resolve("x"), Fixtures.torrentFile());
        assertThat(herald("decode", file.toString()).code()).isZero();

        assertThat(tracker.requests()).isEmpty();
    }

    private static String masked(String url) {
        return url.replace("a%20b", "***");
    }

    @Test
    void a_closed_port_is_unreachable_at_once() {
        CommandRun run = herald("announce", ScriptedUdpTracker.nobody().reveal());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("unreachable").contains("nobody listens at that port");
    }

    @Test
    void a_silent_tracker_is_timed_out() {
        CommandRun run = ask(UdpScript.always(UdpReply.silence()), "announce", "--timeout=300ms");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("timed-out   no answer within 300 ms");
    }

    @Test
    void a_refusal_is_told_in_the_trackers_words() {
        CommandRun run = ask(
                request -> UdpReply.of(UdpAnswers.refused(request.transactionId(), "unregistered torrent\0")),
                "announce",
                "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.onlyJson().get("error.kind")).isEqualTo("refused");
        assertThat(run.onlyJson().get("error.reason")).isEqualTo("unregistered torrent");
    }

    /** As opentracker does for a torrent that its whitelist does not have. */
    private UdpReply withoutAnnounces(RecordedDatagram request) {
        return request.action() == UdpAnswers.ANNOUNCE
                ? UdpReply.ofHex(String.format("%08x%08x", UdpAnswers.ANNOUNCE, request.transactionId()))
                : script.reply(request);
    }

    @Test
    void half_an_answer_is_told_as_such() {
        CommandRun run = ask(this::withoutAnnounces, "announce", "--json", "--timeout=300ms");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.onlyJson().get("error.kind")).isEqualTo("malformed");
    }

    @Test
    void a_tracker_of_chosen_torrents_is_not_taken_for_dead() {
        CommandRun run = ask(this::withoutAnnounces, "check", "--json", "--timeout=300ms");

        assertThat(run.onlyJson().get("outcome")).as(run.all()).isEqualTo("degraded");
        assertThat(run.onlyJson().get("scrape")).isEqualTo(true);
        assertThat(run.onlyJson().get("error.kind")).isEqualTo("malformed");
    }

    @Test
    void spoofed_packets_change_nothing() {
        CommandRun run = ask(script.spoofedBy(Spoofs::oneOfEach), "announce", "--json", "--event=none");

        assertThat(run.onlyJson().get("outcome")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({"http://user:secret@127.0.0.1:9, 7, blocked", "socks5://127.0.0.1:9, 3, unreachable"})
    void nothing_goes_around_a_proxy(String proxy, int code, String kind) throws Exception {
        CommandRun run = herald("announce", "--json", "--proxy", proxy, url());

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.onlyJson().get("error.kind")).isEqualTo(kind);
        assertThat(herald("scrape", "--proxy", proxy, "--info-hash", IH1.hex(), url())
                        .code())
                .isEqualTo(code);
        assertThat(tracker.requests()).isEmpty();
    }

    @Test
    void comes_from_the_address_and_over_the_ip_version_it_is_told() {
        assertThat(herald("announce", "--event=none", "--bind=127.0.0.3", url()).code())
                .isZero();
        assertThat(tracker.requests())
                .isNotEmpty()
                .allMatch(
                        request -> request.from().getAddress().getHostAddress().equals("127.0.0.3"));

        assertThat(herald("announce", "-4", "--event=none", url()).code()).isZero();
        CommandRun six = herald("announce", "-6", "--json", url());
        assertThat(six.code()).isEqualTo(3);
        assertThat(six.onlyJson().get("error.message"))
                .asString()
                .contains("no address of an IP version that is in use");
    }

    @Test
    void a_tracker_without_a_port_is_wrong_usage() {
        assertThat(herald("announce", "udp://tracker.example/announce").code()).isEqualTo(2);
    }
}
