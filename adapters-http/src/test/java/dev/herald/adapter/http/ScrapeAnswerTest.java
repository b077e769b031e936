package dev.herald.adapter.http;

import static dev.herald.adapter.http.Answers.ok;
import static dev.herald.adapter.http.Answers.okHex;
import static dev.herald.adapter.http.Answers.scrape;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeAnswerTest {

    private static final InfoHash X = hash("xxxxxxxxxxxxxxxxxxxx");
    private static final InfoHash Y = hash("yyyyyyyyyyyyyyyyyyyy");
    private static final String X_KEY = "20:xxxxxxxxxxxxxxxxxxxx";

    @Test
    void SCRAPE_7_and_12_the_vector() {
        ScrapeResponse response = scrape(
                        okHex("64353a66696c65736432303a123456789abcdef123456789abcdef123456789a64383a636f6d706c6574"
                                + "6569376531303a646f776e6c6f61646564693132306531313a646f776e6c6f616465727369346531303a"
                                + "696e636f6d706c6574656935656565353a666c6167736432303a6d696e5f726571756573745f696e7465"
                                + "7276616c6931383030656565"),
                        IH1)
                .get();

        assertThat(response.found())
                .isEqualTo(HashMap.of(IH1, SwarmStats.of(7, 5, 120).withDownloaders(4)));
        assertThat(response.minimumInterval()).isEqualTo(Option.some(Duration.ofMinutes(30)));
    }

    @Test
    void SCRAPE_7_the_corrected_sample_of_BEP_48() {
        ScrapeResponse response = scrape(
                        ok("d5:filesd20:xxxxxxxxxxxxxxxxxxxxd8:completei11e10:downloadedi13772e10:incompletei19ee"
                                + "20:yyyyyyyyyyyyyyyyyyyyd8:completei21e10:downloadedi206e10:incompletei20eeee"),
                        X,
                        Y)
                .get();

        assertThat(response.found())
                .isEqualTo(HashMap.of(X, SwarmStats.of(11, 19, 13772), Y, SwarmStats.of(21, 20, 206)));
        assertThat(response.minimumInterval()).isEqualTo(Option.none());
    }

    @Test
    void SCRAPE_7_absent_counts_are_unknown() {
        assertThat(scrape(ok("d5:filesd" + X_KEY + "deee"), X).get().found())
                .isEqualTo(HashMap.of(X, SwarmStats.unknown()));
    }

    @Test
    void SCRAPE_8_only_what_was_asked_for_counts_whatever_the_order() {
        ScrapeResponse response = scrape(
                        ok("d5:filesd20:zzzzzzzzzzzzzzzzzzzzd8:completei1ee" + X_KEY + "d8:completei2ee"
                                + "3:abcd8:completei3ee20:yyyyyyyyyyyyyyyyyyyyi4eee"),
                        Y,
                        X)
                .get();

        assertThat(response.found())
                .isEqualTo(HashMap.of(X, SwarmStats.unknown().withSeeders(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d5:filesdee", "d5:fileslee"})
    void SCRAPE_8_swarms_the_tracker_does_not_know_are_no_failure(String body) {
        assertThat(scrape(ok(body), X).get().found()).isEmpty();
    }

    @Test
    void SCRAPE_9_host_is_another_name_for_files() {
        assertThat(scrape(ok("d4:hostd" + X_KEY + "d8:completei2eeee"), X).get().found())
                .hasSize(1);
    }

    @Test
    void SCRAPE_11_a_failure_wins_over_files() {
        String files = "5:filesd" + X_KEY + "d8:completei2eee";

        assertThatLeft(scrape(ok("d14:failure reason2:no" + files + "e"), X)).isRefusedWith("no");
        assertThatLeft(scrape(ok("d" + files + "14:failure_reason2:noe"), X)).isRefusedWith("no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "d5:filesi5ee", "d5:filesli5eee", "d5:files3:abce", "d5:peers0:8:intervali5ee"})
    void an_answer_without_files_is_malformed(String body) {
        assertThatLeft(scrape(ok(body), X)).hasKind(ErrorKind.MALFORMED);
    }

    @Test
    void SCRAPE_12_only_a_positive_interval_was_said() {
        assertThat(scrape(ok("d5:filesde5:flagsd20:min_request_intervali0eee"), X)
                        .get()
                        .minimumInterval())
                .isEqualTo(Option.none());
        assertThat(scrape(ok("d5:filesde5:flagslee"), X).get().minimumInterval())
                .isEqualTo(Option.none());
    }

    private static InfoHash hash(String characters) {
        return InfoHash.of(characters.getBytes(StandardCharsets.US_ASCII));
    }
}
