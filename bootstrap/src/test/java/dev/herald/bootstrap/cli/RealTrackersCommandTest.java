package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against trackers that others wrote, each in a process of its own. */
class RealTrackersCommandTest {

    private static final int SWARMS = 150;
    private static final String SWARM = swarm(0).hex();

    @TempDir
    Path folder;

    /** ASCII only: over HTTP the npm tracker spoils other bytes when it is scraped. */
    private static InfoHash swarm(int number) {
        return InfoHash.of(String.format(Locale.ROOT, "command + swarm %4d", number)
                .substring(0, InfoHash.LENGTH)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static Vector<InfoHash> swarms() {
        return Vector.range(0, SWARMS).map(RealTrackersCommandTest::swarm);
    }

    @Test
    void opentracker_is_announced_to_and_scraped() throws IOException {
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms())) {
            tell_a_life(tracker.httpUrl().reveal());
        }
    }

    @Test
    void bittorrent_tracker_is_announced_to_and_scraped() throws IOException {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            tell_a_life(tracker.httpUrl().reveal());
        }
    }

    @Test
    void opentracker_is_announced_to_and_scraped_over_udp() throws IOException {
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms())) {
            tell_a_life(tracker.udpUrl().reveal());
        }
    }

    @Test
    void bittorrent_tracker_is_announced_to_and_scraped_over_udp() throws IOException {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            tell_a_life(tracker.udpUrl().reveal());
        }
    }

    /** A random swarm is not on its list: over HTTP it says so, over UDP it says next to nothing. */
    @Test
    void opentracker_with_its_list_of_torrents_is_alive_when_checked() throws IOException {
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms())) {
            Vector.of(tracker.httpUrl(), tracker.udpUrl()).forEach(url -> {
                Json checked =
                        herald("check", "--json", "--timeout=2s", url.reveal()).onlyJson();
                assertThat(checked.get("outcome")).isEqualTo("degraded");
                assertThat(checked.get("scrape")).isEqualTo(true);
            });
        }
    }

    @Test
    void bittorrent_tracker_counts_who_announces_over_udp_and_ipv6() throws IOException {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            String url = tracker.udpUrlOverIpv6().reveal();
            assertThat(announce(url, "-6", "--port=7001", "--no-stop").get("leechers"))
                    .isEqualTo(1L);
            assertThat(announce(url, "--port=7002", "--no-stop").get("leechers"))
                    .isEqualTo(2L);
        }
    }

    @Test
    void opentracker_is_explained_over_both_transports() throws IOException {
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms())) {
            assertThat(explain(tracker.httpUrl().reveal()))
                    .contains(
                            "answer    begins\n   TIME ms            status 200, N bytes\n   TIME ms  read      interval")
                    .contains("stopped   the tracker knows that we left again");
            assertThat(explain(tracker.udpUrl().reveal()))
                    .contains("answer    a connection id, N bytes\n   TIME ms  request   announce, N bytes\n")
                    .contains("stopped   the tracker knows that we left again");
            String unlisted = StoryText.of(
                    herald("explain", "--timeout=2s", tracker.udpUrl().reveal()).out());
            assertThat(unlisted)
                    .contains("ignored   a packet from HERE: it is shorter than an answer of its kind")
                    .contains("does not carry this torrent");
        }
    }

    @Test
    void bittorrent_tracker_is_explained_over_every_transport() throws IOException {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            assertThat(explain(tracker.httpUrl().reveal())).contains("status 200, N bytes");
            assertThat(explain(tracker.udpUrl().reveal())).contains("answer    a connection id, N bytes");
            assertThat(explain(tracker.webSocketUrl().reveal())).contains("status 101, N bytes");
        }
    }

    private static String explain(String tracker) {
        CommandRun run = herald("explain", "--info-hash", SWARM, tracker);
        assertThat(run.code()).as(run.all()).isZero();
        return StoryText.of(run.out());
    }

    private void tell_a_life(String tracker) throws IOException {
        announce(tracker, "--port=7001", "--no-stop");
        Json second = announce(tracker, "--port=7002", "--no-stop");
        assertThat((List<?>) second.get("peers")).anyMatch("127.0.0.1:7001"::equals);

        announce(tracker, "--port=7001", "--peer-id=-XX0100-000000000001", "--event=started");
        announce(tracker, "--port=7001", "--peer-id=-XX0100-000000000001", "--event=completed", "--left=0");
        Json counts = herald("scrape", "--json", "--info-hash", SWARM, tracker).onlyJson();
        assertThat(counts.get("outcome")).isEqualTo("found");
        assertThat(counts.get("seeders")).isEqualTo(1L);
        assertThat(counts.get("completed")).isEqualTo(1L);

        announce(tracker, "--port=7001", "--peer-id=-XX0100-000000000001", "--event=stopped", "--left=0");
        assertThat(herald("scrape", "--json", "--info-hash", SWARM, tracker)
                        .onlyJson()
                        .get("seeders"))
                .isEqualTo(0L);
        are_counted(tracker);
    }

    private static Json announce(String tracker, String... options) {
        List<String> arguments = Vector.of("announce", "--json", "--info-hash", SWARM)
                .appendAll(Vector.of(options))
                .append(tracker)
                .asJava();
        CommandRun run = herald(arguments.toArray(new String[0]));
        assertThat(run.code()).as(run.all()).isZero();
        return run.onlyJson();
    }

    private void are_counted(String tracker) throws IOException {
        String[] options =
                swarms().flatMap(swarm -> Vector.of("--info-hash", swarm.hex())).toJavaArray(String[]::new);
        String[] arguments = Vector.of("announce", "--json", "--no-stop", "--port=7003")
                .appendAll(Vector.of(options))
                .append(tracker)
                .toJavaArray(String[]::new);
        assertThat(herald(arguments).json())
                .hasSize(SWARMS)
                .allMatch(line -> line.get("outcome").equals("accepted"));

        Path hashes = Files.write(folder.resolve("hashes.txt"), swarms().map(InfoHash::hex));
        CommandRun scraped = herald("scrape", "--json", "--hashes", hashes.toString(), tracker);

        assertThat(scraped.code()).isZero();
        assertThat(scraped.json())
                .hasSize(SWARMS)
                .allMatch(line -> line.get("outcome").equals("found"));
        assertThat(scraped.json())
                .filteredOn(line -> line.get("leechers").equals(1L))
                .hasSize(SWARMS - 1);
    }
}
