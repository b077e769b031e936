package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoVerbTest {

    @Test
    void peers_come_finish_and_go() {
        CommandRun run = herald("demo");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("http://127.0.0.1:")
                .contains("\n  udp://127.0.0.1:")
                .contains("\n  ws://127.0.0.1:")
                .contains("peer 3  ws    started")
                .contains("peer 4  http  started")
                .contains("peer 5  udp   started")
                .contains("1 seeding, 4 leeching")
                .contains("0 seeding, 0 leeching")
                .contains("everybody said goodbye");
    }

    @Test
    void scripts_see_the_announces_and_scrapes() {
        CommandRun run = herald("demo", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.json()).hasSize(26 + 6);
        assertThat(run.json().stream()
                        .limit(26)
                        .map(line -> line.get("outcome"))
                        .distinct())
                .containsExactly("accepted", "found");
        assertThat(run.json().get(25).get("completed")).isEqualTo(2L);
        assertThat(run.json().stream().map(line -> String.valueOf(line.get("tracker"))))
                .anyMatch(url -> url.startsWith("http://"))
                .anyMatch(url -> url.startsWith("udp://"));
    }

    @Test
    void a_tracker_dies_the_next_one_is_asked_and_the_first_again_when_it_is_back() {
        CommandRun people = herald("demo");
        CommandRun scripts = herald("demo", "--json");

        assertThat(people.out())
                .contains("names two trackers", "The first dies", "failed while connecting", "The first comes back");
        List<Json> failover = scripts.json().subList(26, 32);
        assertThat(failover.stream().limit(4).map(line -> line.get("outcome")))
                .containsExactly("accepted", "failed", "accepted", "accepted");
        assertThat(failover.get(1).get("tracker")).isEqualTo(failover.get(0).get("tracker"));
        assertThat(String.valueOf(failover.get(2).get("tracker"))).startsWith("udp://");
        assertThat(failover.get(3).get("tracker")).isEqualTo(failover.get(0).get("tracker"));
        assertThat(failover.subList(4, 6)).allMatch(line -> line.get("event").equals("stopped"));
    }
}
