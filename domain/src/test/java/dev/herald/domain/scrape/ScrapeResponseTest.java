package dev.herald.domain.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ScrapeResponseTest {

    private static final InfoHash A = InfoHash.ofHex("aa".repeat(20));
    private static final InfoHash B = InfoHash.ofHex("bb".repeat(20));
    private static final InfoHash C = InfoHash.ofHex("cc".repeat(20));
    private static final SwarmStats ONE = SwarmStats.of(1, 1, 1);
    private static final SwarmStats TWO = SwarmStats.of(2, 2, 2);

    /** What a walk over {@code asked} is told, in order. */
    private static Map<InfoHash, Option<SwarmStats>> told(ScrapeResponse response, Seq<InfoHash> asked) {
        java.util.List<InfoHash> order = new ArrayList<>();
        java.util.List<Option<SwarmStats>> stats = new ArrayList<>();
        response.tell(asked, (swarm, found) -> {
            order.add(swarm);
            stats.add(found);
        });
        assertThat(order).containsExactlyElementsOf(asked);
        return LinkedHashMap.ofEntries(List.ofAll(order).zip(stats));
    }

    @Test
    void UDP_S1_an_answer_in_the_order_of_the_question_tells_of_the_first_swarms() {
        ScrapeResponse response = ScrapeResponse.inOrder(List.of(A, B, C), List.of(ONE, TWO));

        assertThat(response.found()).isEqualTo(HashMap.of(A, ONE, B, TWO));
        assertThat(response.minimumInterval()).isEmpty();
        assertThat(told(response, List.of(A, B, C)))
                .isEqualTo(HashMap.of(A, Option.some(ONE), B, Option.some(TWO), C, Option.none()));
    }

    @Test
    void whoever_asks_in_another_order_is_told_the_same() {
        ScrapeResponse response = ScrapeResponse.inOrder(List.of(A, B), List.of(ONE, TWO));

        assertThat(told(response, List.of(C, B, A)))
                .isEqualTo(HashMap.of(C, Option.none(), B, Option.some(TWO), A, Option.some(ONE)));
    }

    @Test
    void SCRAPE_12_nobody_who_calculates_with_the_least_time_need_fear_an_overflow() {
        ScrapeResponse response =
                new ScrapeResponse(HashMap.of(B, TWO), Option.some(Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(response.minimumInterval()).contains(ScrapeResponse.LONGEST);
        assertThat(ScrapeResponse.LONGEST.toNanos()).isPositive();
    }

    @Test
    void SCRAPE_8_an_answer_that_names_its_swarms_tells_of_those_alone() {
        ScrapeResponse response = new ScrapeResponse(HashMap.of(B, TWO), Option.some(Duration.ofMinutes(5)));

        assertThat(told(response, List.of(A, B))).isEqualTo(HashMap.of(A, Option.none(), B, Option.some(TWO)));
        assertThat(response.minimumInterval()).contains(Duration.ofMinutes(5));
    }

    @Test
    void answers_are_equal_when_they_say_the_same_however_they_came() {
        ScrapeResponse named = new ScrapeResponse(HashMap.of(B, TWO, A, ONE), Option.none());
        ScrapeResponse rows = ScrapeResponse.inOrder(List.of(A, B), List.of(ONE, TWO));

        assertThat(rows).isEqualTo(named).hasSameHashCodeAs(named).hasToString(rows.toString());
        assertThat(rows).isNotEqualTo(ScrapeResponse.inOrder(List.of(A, B), List.of(TWO, ONE)));
        assertThat(rows).isNotEqualTo(new ScrapeResponse(named.found(), Option.some(Duration.ofMinutes(1))));
    }

    @Test
    void there_are_no_more_counts_than_swarms() {
        assertThatIllegalArgumentException().isThrownBy(() -> ScrapeResponse.inOrder(List.of(A), List.of(ONE, TWO)));
    }
}
