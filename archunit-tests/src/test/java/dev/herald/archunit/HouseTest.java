package dev.herald.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules over the whole of this project. */
@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class HouseTest {

    private static House house;
    private static JavaClasses main;

    @BeforeAll
    @Timeout(300)
    static void look_at_every_module() throws Exception {
        house = House.standing();
        main = house.mainClasses();
    }

    static List<HexagonRule> rules() {
        return HexagonRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_every_rule(HexagonRule rule) {
        rule.under(House.BASE).check(main);
    }

    @Test
    void no_module_is_forgotten() {
        Set<String> seen = main.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(house::moduleOf)
                .collect(Collectors.toSet());

        assertThat(house.modules()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(house.modules());
    }

    @Test
    void no_test_is_among_the_main_classes() {
        assertThat(main)
                .noneMatch(type ->
                        type.getSource().orElseThrow().getUri().toString().contains("test-classes"));
        assertThat(main.contain(HouseTest.class)).isFalse();
    }

    @Test
    void no_test_of_any_module_sleeps() {
        JavaClasses tests = house.testClasses().that(not(resideInAPackage(Twins.RED + "..")));

        assertThat(tests.contain(HouseTest.class)).isTrue();
        PurityRule.NOBODY_SLEEPS.under(House.BASE).check(tests);
    }

    @Test
    void the_tests_of_every_module_are_looked_at() {
        Assumptions.assumeFalse(house.isQuick(), "the quick build compiles the tests of one module");

        assertThat(house.testFolders()).containsExactlyElementsOf(house.expectedTestFolders());
    }
}
