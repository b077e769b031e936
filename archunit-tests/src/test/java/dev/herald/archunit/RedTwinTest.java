package dev.herald.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class RedTwinTest {

    static List<HexagonRule> rules() {
        return HexagonRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_reports_all_that_is_wrong_in_its_red_twin(HexagonRule rule) {
        RedTwin twin = RedTwin.of(rule);
        Set<String> reported = twin.faults().stream()
                .flatMap(fault -> twin.namedIn(fault).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(twin.wrong()).isNotEmpty();
        assertThat(reported).isEqualTo(twin.wrong());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void no_rule_reports_what_is_right_in_its_red_twin(HexagonRule rule) {
        RedTwin twin = RedTwin.of(rule);

        assertThat(twin.faults()).noneMatch(fault -> twin.namedIn(fault).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_fails_the_check_of_a_build(HexagonRule rule) {
        RedTwin twin = RedTwin.of(rule);

        assertThatThrownBy(() -> rule.under(twin.base()).check(twin.classes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because ")
                .hasMessageContaining("Wrong");
    }

    @Test
    void every_red_twin_has_a_rule() {
        assertThat(HexagonRule.all())
                .extracting(RedTwin::packageOf)
                .containsExactlyInAnyOrderElementsOf(RedTwin.packages());
    }
}
