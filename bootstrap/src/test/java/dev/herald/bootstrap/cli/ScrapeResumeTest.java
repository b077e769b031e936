package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.TrackerAnswers;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A long scrape that is interrupted, and goes on where it was. */
class ScrapeResumeTest {

    @TempDir
    Path folder;

    private String hashes(int count) throws IOException {
        String lines = hexOf(count).stream().collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("hashes.txt"), lines).toString();
    }

    private static List<String> hexOf(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Fixtures.swarm(number).hex())
                .toList();
    }

    private String progress() {
        return folder.resolve("progress").toString();
    }

    /** Counts for whatever is asked, in each request whose number fits; silence to the others. */
    private static ScriptedHttpTracker answering(IntPredicate which, HttpReply otherwise) {
        AtomicInteger requests = new AtomicInteger();
        return ScriptedHttpTracker.open(
                request -> which.test(requests.incrementAndGet()) ? answer(request) : otherwise);
    }

    private static HttpReply answer(RecordedRequest request) {
        Map<InfoHash, SwarmStats> found = HashMap.empty();
        for (byte[] hash : request.parameters("info_hash")) {
            found = found.put(InfoHash.of(hash), SwarmStats.of(7, 5, 120));
        }
        return HttpReply.ok(TrackerAnswers.scraped(new ScrapeResponse(found, Option.none())));
    }

    private static List<String> hashesIn(List<String> lines) {
        String before = "\"infoHash\":\"";
        return lines.stream()
                .map(line ->
                        line.substring(line.indexOf(before) + before.length()).substring(0, 2 * InfoHash.LENGTH))
                .toList();
    }

    private String[] scrape(String hashes, TrackerUrl... trackers) {
        List<String> arguments =
                new ArrayList<>(List.of("scrape", "--json", "--hashes", hashes, "--resume", progress()));
        for (TrackerUrl tracker : trackers) {
            arguments.add(tracker.reveal());
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void Ctrl_C_and_the_same_command_again_tell_each_swarm_once() throws Exception {
        String hashes = hashes(2_000);
        try (ScriptedHttpTracker tracker = answering(number -> number != 9, HttpReply.silence())) {
            List<String> told = new ArrayList<>();
            try (HeraldProcess first = HeraldProcess.start(folder, scrape(hashes, tracker.url()))) {
                first.awaitLines(8 * 60);
                first.interrupt();
                assertThat(first.end()).isEqualTo(130);
                assertThat(first.err()).contains("the same command goes on from here");
                assertThat(first.lines()).hasSize(8 * 60);
                told.addAll(hashesIn(first.lines()));
            }

            CommandRun second = CommandRun.herald(scrape(hashes, tracker.url()));

            assertThat(second.code()).isZero();
            told.addAll(hashesIn(second.out().lines().toList()));
            assertThat(told).containsExactlyInAnyOrderElementsOf(hexOf(2_000));
            assertThat(Files.readString(Path.of(progress())))
                    .doesNotContain(tracker.url().host());
        }
    }

    @Test
    @Timeout(120)
    void many_batches_under_way_over_UDP_are_neither_lost_nor_told_twice() throws Exception {
        int count = 20_000;
        String hashes = hashes(count);
        try (SystemScheduler time = new SystemScheduler();
                EmbeddedTracker tracker =
                        EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time)) {
            List<String> told = new ArrayList<>();
            for (int run = 1; run <= 2; run++) {
                try (HeraldProcess herald = HeraldProcess.start(folder, scrape(hashes, tracker.udpAnnounceUrl()))) {
                    herald.awaitLines(run * 3_000);
                    herald.interrupt();
                    assertThat(herald.end()).isIn(0, 130);
                    told.addAll(hashesIn(herald.lines()));
                }
            }

            CommandRun last = CommandRun.herald(scrape(hashes, tracker.udpAnnounceUrl()));

            assertThat(last.code()).isZero();
            told.addAll(hashesIn(last.out().lines().toList()));
            assertThat(told).hasSize(count);
            assertThat(told.stream().distinct()).hasSize(count);
        }
    }

    @Test
    void what_a_tracker_failed_to_answer_is_asked_again_and_nothing_else() throws IOException {
        String hashes = hashes(180);
        HttpReply overloaded = HttpReply.ok("d14:failure reason10:overloadede");
        try (ScriptedHttpTracker tracker = answering(number -> number != 2, overloaded)) {
            CommandRun first = CommandRun.herald(scrape(hashes, tracker.url()));
            CommandRun second = CommandRun.herald(scrape(hashes, tracker.url()));
            CommandRun third = CommandRun.herald(scrape(hashes, tracker.url()));

            assertThat(first.code()).isZero();
            assertThat(first.out().lines()).hasSize(120);
            assertThat(first.err()).contains("60 swarms were not answered");
            assertThat(hashesIn(second.out().lines().toList()))
                    .isEqualTo(hexOf(180).subList(60, 120));
            assertThat(third.code()).isZero();
            assertThat(third.all()).isEmpty();
            assertThat(tracker.requests()).hasSize(4);
        }
    }

    @Test
    void each_tracker_is_where_it_is() throws IOException {
        String hashes = hashes(10);
        try (ScriptedHttpTracker one = answering(number -> true, HttpReply.silence());
                ScriptedHttpTracker other = answering(number -> true, HttpReply.silence())) {
            assertThat(CommandRun.herald(scrape(hashes, one.url())).json()).hasSize(10);
            assertThat(CommandRun.herald(scrape(hashes, one.url(), other.url())).json())
                    .hasSize(10)
                    .allMatch(line -> line.get("tracker").equals(other.url().toString()));
        }
    }

    @Test
    void hashes_that_were_added_behind_the_others_are_asked_about() throws IOException {
        try (ScriptedHttpTracker tracker = answering(number -> true, HttpReply.silence())) {
            CommandRun.herald(scrape(hashes(10), tracker.url()));

            assertThat(CommandRun.herald(scrape(hashes(15), tracker.url())).json())
                    .hasSize(5);
        }
    }

    @Test
    void other_hashes_than_those_of_the_last_time_are_refused() throws IOException {
        try (ScriptedHttpTracker tracker = answering(number -> true, HttpReply.silence())) {
            CommandRun.herald(scrape(hashes(10), tracker.url()));
            Path changed = Files.writeString(
                    folder.resolve("changed"), String.join("\n", hexOf(20).subList(5, 20)));
            Path shorter = Files.writeString(folder.resolve("shorter"), String.join("\n", hexOf(5)));

            for (Path other : List.of(changed, shorter)) {
                CommandRun run = CommandRun.herald(scrape(other.toString(), tracker.url()));
                assertThat(run.code()).isEqualTo(2);
                assertThat(run.err()).contains("not the hashes of the last time");
            }
            assertThat(tracker.requests()).hasSize(1);
        }
    }

    @Test
    void a_file_of_somebody_else_is_left_alone() throws IOException {
        String hashes = hashes(3);
        String before = Files.writeString(Path.of(progress()), "my diary\n").toString();
        try (ScriptedHttpTracker tracker = answering(number -> true, HttpReply.silence())) {
            CommandRun run = CommandRun.herald(scrape(hashes, tracker.url()));

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("is not a file that --resume wrote");
            assertThat(Path.of(before)).hasContent("my diary\n");
            assertThat(tracker.requests()).isEmpty();
        }
    }

    /** Such as /dev/null, which root could replace by a file. */
    @Test
    void what_is_no_file_is_left_alone() throws IOException {
        String hashes = hashes(3);
        try (ScriptedHttpTracker tracker = answering(number -> true, HttpReply.silence());
                ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(progress()));

            CommandRun run = CommandRun.herald(scrape(hashes, tracker.url()));

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("is not a file that --resume wrote");
            assertThat(Path.of(progress()))
                    .exists()
                    .satisfies(path -> assertThat(Files.isRegularFile(path)).isFalse());
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void a_link_stays_one_and_progress_is_kept_where_it_leads() throws IOException {
        Path kept = Files.createFile(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("kept"));
        Files.createSymbolicLink(Path.of(progress()), kept);
        try (ScriptedHttpTracker tracker = answering(number -> true, HttpReply.silence())) {
            CommandRun run = CommandRun.herald(scrape(hashes(3), tracker.url()));

            assertThat(run.code()).isZero();
            assertThat(Path.of(progress())).isSymbolicLink();
            assertThat(kept).isNotEmptyFile();
        }
    }

    @Test
    void a_heading_stands_in_the_first_run_alone() throws IOException {
        String hashes = hashes(120);
        HttpReply overloaded = HttpReply.ok("d14:failure reason10:overloadede");
        try (ScriptedHttpTracker tracker = answering(number -> number != 2, overloaded)) {
            String[] scrape = {
                "scrape",
                "--format",
                "csv",
                "--hashes",
                hashes,
                "--resume",
                progress(),
                tracker.url().reveal()
            };
            CommandRun first = CommandRun.herald(scrape);
            CommandRun second = CommandRun.herald(scrape);

            assertThat((first.out() + second.out()).lines())
                    .hasSize(121)
                    .first()
                    .isEqualTo("tracker,infoHash,outcome,seeders,leechers,completed,error,message");
        }
    }

    @Test
    void what_cannot_be_resumed_is_said_before_anything_is_asked() throws IOException {
        String hashes = hashes(1);
        String url = "http://127.0.0.1:1/announce";

        assertThat(CommandRun.herald("scrape", "--resume", progress(), url).err())
                .contains("--hashes");
        assertThat(CommandRun.herald("scrape", "--merge", "--hashes", hashes, "--resume", progress(), url)
                        .err())
                .contains("--merge");
        assertThat(CommandRun.herald(
                                "scrape",
                                "--tracker",
                                url,
                                "--hashes",
                                hashes,
                                "--resume",
                                progress(),
                                url,
                                hexOf(1).get(0))
                        .err())
                .contains("trackers' URLs as targets alone");
        CommandRun nowhere = CommandRun.herald(
                "scrape",
                "--hashes",
                hashes,
                "--resume",
                folder.resolve("no/such").toString(),
                url);
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("cannot be read and written");
    }
}
