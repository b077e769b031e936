package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoVerbTest {

    @Test
    void peers_come_finish_and_go() {
        CommandRun run = herald("demo");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("http://127.0.0.1:")
                .contains(" and udp://127.0.0.1:")
                .contains(" and ws://127.0.0.1:")
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
        assertThat(run.json()).hasSize(26);
        assertThat(run.json().stream().map(line -> line.get("outcome")).distinct())
                .containsExactly("accepted", "found");
        assertThat(run.json().get(25).get("completed")).isEqualTo(2L);
        assertThat(run.json().stream().map(line -> String.valueOf(line.get("tracker"))))
                .anyMatch(url -> url.startsWith("http://"))
                .anyMatch(url -> url.startsWith("udp://"));
    }
}
