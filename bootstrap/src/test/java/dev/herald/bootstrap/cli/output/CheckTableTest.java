package dev.herald.bootstrap.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.cli.output.CheckStage.Answered;
import dev.herald.bootstrap.cli.output.CheckStage.Asking;
import dev.herald.bootstrap.cli.output.CheckStage.Judged;
import dev.herald.bootstrap.cli.output.CheckStage.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTableTest {

    private static final Duration NOW = Duration.ofSeconds(67);
    private static final CheckTable TABLE = new CheckTable(Style.PLAIN);

    private static Judged judged(String tracker, String outcome) {
        AnswerTimesView answers = outcome.equals("dead") ? null : new AnswerTimesView(12, 12, 12, List.of(12L));
        return new Judged(
                new CheckView(tracker, outcome, List.of(), null, answers, Map.of(), null, null, null, null, null));
    }

    private static List<String> words(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll(" +", " ").strip()).toList();
    }

    @Test
    void each_tracker_stands_where_it_was_given_with_what_is_known_so_far() {
        List<String> lines = TABLE.lines(
                List.of(
                        judged("http://a.example/", "healthy"),
                        new Asking("http://b.example/", Duration.ofSeconds(63)),
                        new Answered("http://c.example/", true, Duration.ofMillis(41)),
                        new Answered("http://d.example/", false, Duration.ofMillis(8)),
                        new Waiting("http://e.example/"),
                        judged("http://f.example/", "dead")),
                NOW,
                24);

        assertThat(words(lines))
                .containsExactly(
                        "health answer IPv4 IPv6 scrape interval tracker",
                        "healthy 12 ms - - - - http://a.example/",
                        "asking 4 s http://b.example/",
                        "answered 41 ms http://c.example/",
                        "failed 8 ms http://d.example/",
                        "waiting http://e.example/",
                        "dead - - - - - http://f.example/",
                        "2 of 6 checked, 1:07");
        assertThat(lines.subList(0, 7))
                .allSatisfy(line -> assertThat(Math.max(line.indexOf("http"), line.indexOf("tracker")))
                        .isEqualTo(50));
    }

    @Test
    void with_too_few_rows_half_are_those_under_way_and_the_rest_are_the_worst() {
        List<CheckStage> stages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stages.add(judged("healthy" + i, "healthy"));
            stages.add(new Asking("asking" + i, NOW));
            stages.add(new Waiting("waiting" + i));
        }
        stages.add(judged("worst", "dead"));
        stages.add(judged("bad", "degraded"));

        assertThat(words(TABLE.lines(stages, NOW, 9)))
                .containsExactly(
                        "health answer IPv4 IPv6 scrape interval tracker",
                        "asking 0 s asking0",
                        "asking 0 s asking1",
                        "asking 0 s asking2",
                        "dead - - - - - worst",
                        "degraded 12 ms - - - - bad",
                        "healthy 12 ms - - - - healthy9",
                        "… and 56 more; in all 20 under way, 20 waiting, 20 healthy, 1 degraded, 1 dead",
                        "22 of 62 checked, 1:07");
    }

    @Test
    void those_under_way_take_the_rows_that_nobody_else_wants() {
        List<CheckStage> stages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stages.add(new Asking("asking" + i, NOW));
        }
        stages.add(judged("well", "healthy"));

        assertThat(words(TABLE.lines(stages, NOW, 8)))
                .contains("asking 0 s asking3", "healthy 12 ms - - - - well")
                .doesNotContain("asking 0 s asking4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void never_takes_more_rows_than_there_are_and_always_says_how_far_it_is(int rows) {
        List<CheckStage> stages = List.of(
                new Waiting("a"), new Asking("b", NOW), judged("c", "healthy"), judged("d", "dead"), new Waiting("e"));

        assertThat(TABLE.lines(stages, NOW, rows))
                .hasSize(Math.min(rows, 7))
                .last()
                .isEqualTo("2 of 5 checked, 1:07");
    }

    @Test
    void what_is_not_known_yet_is_faint_where_there_are_colours() {
        assertThat(new CheckTable(Style.COLOURED).lines(List.of(new Waiting("http://a.example/")), NOW, 24))
                .element(1)
                .asString()
                .startsWith("\u001b[2mwaiting ")
                .endsWith("\u001b[0mhttp://a.example/");
    }

    @Test
    void nothing_a_tracker_is_called_plays_tricks_on_the_terminal() {
        assertThat(TABLE.lines(List.of(new Waiting("a\u001b[2Jb\nc")), NOW, 24))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\n"));
    }
}
