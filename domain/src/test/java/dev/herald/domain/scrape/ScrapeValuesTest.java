package dev.herald.domain.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeValuesTest {

    private static final ScrapeBatching SIXTY = new ScrapeBatching(60);

    private static TrackerError status(int status) {
        return new Refused("", Option.some(status), RetryAdvice.UNSTATED);
    }

    private static TrackerError reason(String reason) {
        return Refused.of(reason, RetryAdvice.UNSTATED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 414})
    void SCRAPE_6_a_status_about_the_size_takes_five_off(int status) {
        assertThat(SIXTY.after(status(status), 60)).isEqualTo(new ScrapeBatching(55));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request",
                "GET string too long",
                "Request-URI Too Long",
                "<h1>414 request-uri too LONG</h1>",
                "URI too long"
            })
    void SCRAPE_6_words_about_the_size_take_five_off(String words) {
        assertThat(SIXTY.after(reason(words), 60)).isEqualTo(new ScrapeBatching(55));
    }

    @Test
    void SCRAPE_6_the_steps_end_at_one() {
        ScrapeBatching batching = SIXTY;
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            batching = batching.after(status(414), batching.size());
            sizes.append(batching.size()).append(' ');
        }
        assertThat(sizes).hasToString("55 50 45 40 35 30 25 20 15 10 5 1 1 1 ");
    }

    @Test
    void SCRAPE_6_what_was_asked_counts_where_it_was_less_than_the_size() {
        assertThat(SIXTY.after(status(414), 20)).isEqualTo(new ScrapeBatching(15));
        assertThat(SIXTY.after(status(414), 3)).isEqualTo(ScrapeBatching.single());
    }

    @Test
    void SCRAPE_6_a_batch_that_was_under_way_when_they_became_smaller_teaches_nothing_new() {
        assertThat(new ScrapeBatching(10).after(status(414), 60)).isEqualTo(new ScrapeBatching(10));
        assertThat(ScrapeBatching.isTooLarge(status(414), 60)).isTrue();
    }

    @Test
    void SCRAPE_6_a_single_hash_is_not_too_many_and_other_errors_have_nothing_to_do_with_it() {
        assertThat(SIXTY.after(status(400), 1)).isEqualTo(SIXTY);
        assertThat(SIXTY.after(status(404), 60)).isEqualTo(SIXTY);
        assertThat(SIXTY.after(status(503), 60)).isEqualTo(SIXTY);
        assertThat(SIXTY.after(reason("unregistered torrent"), 60)).isEqualTo(SIXTY);
        assertThat(SIXTY.after(new Malformed("a dictionary", 0), 60)).isEqualTo(SIXTY);
        assertThat(SIXTY.after(new TimedOut(Duration.ofSeconds(1), Stage.RECEIVE), 60))
                .isEqualTo(SIXTY);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 0, true",
        "60, 1, true",
        "2, 0, true",
        "2, 1, true",
        "60, 2, false",
        "2, 2, false",
        "60, 60, false",
        "1, 0, false",
        "1, 1, false"
    })
    void SCRAPE_10_one_entry_or_none_for_many_hashes_is_suspicious(int asked, int found, boolean suspicious) {
        assertThat(ScrapeBatching.isSuspicious(asked, found)).isEqualTo(suspicious);
    }

    @Test
    void a_scrape_of_nothing_is_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScrapeBatching(0));
        assertThat(ScrapeBatching.single().size()).isEqualTo(1);
    }

    @Test
    void HTTP_R6_SCRAPE_7_counts_have_names() {
        SwarmStats stats = SwarmStats.of(7, 5, 120).withDownloaders(4);
        assertThat(stats.seeders()).contains(7L);
        assertThat(stats.leechers()).contains(5L);
        assertThat(stats.completed()).contains(120L);
        assertThat(stats.downloaders()).contains(4L);
        assertThat(stats).hasToString("SwarmStats[seeders=7, leechers=5, completed=120, downloaders=4]");
    }

    @Test
    void HTTP_R6_SCRAPE_7_an_absent_count_is_unknown_which_is_not_zero() {
        assertThat(SwarmStats.unknown().seeders()).isEmpty();
        assertThat(SwarmStats.unknown().leechers()).isEmpty();
        assertThat(SwarmStats.unknown().completed()).isEmpty();
        assertThat(SwarmStats.unknown().downloaders()).isEmpty();
        assertThat(SwarmStats.unknown())
                .hasToString("SwarmStats[seeders=unknown, leechers=unknown, completed=unknown, downloaders=unknown]");
        assertThat(SwarmStats.unknown().withSeeders(0).seeders()).contains(0L);
        assertThat(SwarmStats.unknown().withSeeders(0)).isNotEqualTo(SwarmStats.unknown());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -2, Long.MIN_VALUE})
    void a_negative_count_is_unknown(long count) {
        assertThat(SwarmStats.of(count, count, count).withDownloaders(count))
                .isEqualTo(SwarmStats.unknown())
                .hasSameHashCodeAs(SwarmStats.unknown());
    }

    @Test
    void counts_are_equal_when_all_four_are() {
        SwarmStats stats = SwarmStats.of(1, 2, 3).withDownloaders(4);
        assertThat(SwarmStats.of(1, 2, 3).withDownloaders(4)).isEqualTo(stats).hasSameHashCodeAs(stats);
        assertThat(stats.withSeeders(9)).isNotEqualTo(stats);
        assertThat(stats.withLeechers(9)).isNotEqualTo(stats);
        assertThat(stats.withCompleted(9)).isNotEqualTo(stats);
        assertThat(stats.withDownloaders(9)).isNotEqualTo(stats);
        assertThat(SwarmStats.of(Long.MAX_VALUE, 0, 0).seeders()).contains(Long.MAX_VALUE);
    }
}
