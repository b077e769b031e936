package dev.herald.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that speak of one thing by its name notice when it is gone. */
@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class LostSubjectTest {

    static Stream<LibraryRule> librariesWithAHome() {
        return Stream.of(LibraryRule.values()).filter(rule -> rule.name().contains("_LIVE"));
    }

    @ParameterizedTest
    @MethodSource("librariesWithAHome")
    void a_library_that_its_home_no_longer_uses_is_a_fault(LibraryRule rule) {
        assertThat(faults(rule, "no_errors")).singleElement().asString().startsWith("nobody uses it any more");
    }

    @Test
    void a_root_of_errors_that_is_not_sealed_is_a_fault() {
        assertThat(faults(ErrorRule.ERRORS_ARE_RECORDS, "open_errors"))
                .containsExactly(Twins.SPECIAL + ".open_errors.domain.error.TrackerError is not a sealed interface");
    }

    @Test
    void a_root_of_errors_that_is_not_there_is_a_fault() {
        assertThat(faults(ErrorRule.ERRORS_ARE_RECORDS, "no_errors"))
                .singleElement()
                .asString()
                .startsWith("there is no TrackerError");
    }

    private static List<String> faults(HexagonRule rule, String twin) {
        String base = Twins.SPECIAL + "." + twin;
        return rule.under(base).evaluate(Twins.under(base)).getFailureReport().getDetails();
    }
}
