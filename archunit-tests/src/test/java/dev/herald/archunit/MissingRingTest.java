package dev.herald.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class MissingRingTest {

    private static final JavaClasses GREEN = Twins.under(Twins.GREEN);

    static List<HexagonRule> rules() {
        return HexagonRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void no_rule_passes_where_there_is_nothing_to_look_at(HexagonRule rule) {
        assertThatThrownBy(() -> rule.under("dev.herald.nowhere").check(GREEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no class was imported from dev.herald.nowhere");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void no_rule_passes_silently_because_a_setting_allows_it_to(HexagonRule rule) {
        assertThatThrownBy(() ->
                        rule.under("dev.herald.nowhere").allowEmptyShould(true).check(GREEN))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void one_ring_out_of_two_is_not_enough() {
        Layout layout = new Layout(Twins.GREEN);
        JavaClasses domain = GREEN.that(resideInAPackage(layout.packageOf(Ring.DOMAIN) + ".."));

        assertThat(new ClassesOfRings(layout, EnumSet.of(Ring.DOMAIN)).doTransform(domain))
                .isNotEmpty();
        assertThatThrownBy(
                        () -> new ClassesOfRings(layout, EnumSet.of(Ring.DOMAIN, Ring.APPLICATION)).doTransform(domain))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(layout.packageOf(Ring.APPLICATION));
    }

    @Test
    void a_package_info_alone_is_no_ring() {
        JavaClasses map = new ClassFileImporter().importClasses(packageInfoOf(Twins.GREEN + ".domain.error"));

        assertThatThrownBy(
                        () -> PurityRule.DOMAIN_LOGS_NOTHING.under(Twins.GREEN).check(map))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no class was imported");
    }

    @Test
    void a_name_that_only_begins_like_a_ring_is_not_in_it() {
        assertThat(Packages.contains("house.domain", "house.domain")).isTrue();
        assertThat(Packages.contains("house.domain", "house.domain.error")).isTrue();
        assertThat(Packages.contains("house.domain", "house.domains")).isFalse();
    }

    private static Class<?> packageInfoOf(String name) {
        try {
            return Class.forName(name + ".package-info");
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }
}
