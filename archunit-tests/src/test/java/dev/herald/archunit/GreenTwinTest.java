package dev.herald.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class GreenTwinTest {

    private static final JavaClasses GREEN = Twins.under(Twins.GREEN);

    static List<HexagonRule> rules() {
        return HexagonRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_green_twin_breaks_no_rule(HexagonRule rule) {
        assertThatCode(() -> rule.under(Twins.GREEN).check(GREEN)).doesNotThrowAnyException();
    }

    @Test
    void all_rules_together_pass_the_green_twin() {
        HexagonRules rules = HexagonRules.forBasePackage(Twins.GREEN);

        assertThat(rules.all()).hasSameSizeAs(HexagonRule.all());
        assertThatCode(() -> rules.check(GREEN)).doesNotThrowAnyException();
    }

    @Test
    void all_rules_together_report_a_red_twin() {
        RedTwin twin = RedTwin.of(PurityRule.NOBODY_SLEEPS);

        assertThatThrownBy(() -> withoutMissingRings(twin.base()).check(twin.classes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("WrongNap");
    }

    private static HexagonRules withoutMissingRings(String base) {
        return HexagonRules.forBasePackage(base)
                .without(HexagonRule.all().stream()
                        .filter(rule -> rule != PurityRule.NOBODY_SLEEPS)
                        .toArray(HexagonRule[]::new));
    }

    @Test
    void a_rule_that_is_left_out_is_not_checked() {
        RedTwin twin = RedTwin.of(PurityRule.NOBODY_SLEEPS);

        assertThat(HexagonRules.forBasePackage(twin.base())
                        .without(PurityRule.NOBODY_SLEEPS)
                        .all())
                .hasSize(HexagonRule.all().size() - 1)
                .noneMatch(rule -> rule.getDescription().contains("never sleep"));
    }

    @Test
    void every_rule_says_what_and_where_and_why() {
        assertThat(HexagonRules.forBasePackage(Twins.GREEN).all())
                .extracting(rule -> rule.getDescription())
                .doesNotHaveDuplicates()
                .allMatch(words -> words.matches("classes in " + Twins.GREEN + ".* should .+, because .+"));
    }
}
