package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Set;

/**
 * The architecture of a hexagon as rules that fail: import it into a test of your own, point it at your base package, and check.
 *
 * <pre>{@code
 * JavaClasses classes = new ClassFileImporter()
 *         .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
 *         .importPackages("com.example.tracker");
 * HexagonRules.forBasePackage("com.example.tracker").check(classes);
 * }</pre>
 *
 * <p>Mind {@code DoNotIncludeJars}: in a build of several modules the siblings are jars by the time of {@code mvn verify}, and the
 * rules would look at nothing. They say so: a ring without a class is a failure. A hexagon that lacks a ring on purpose leaves
 * the rules about it out with {@link #without}. Immutable.
 */
public final class HexagonRules {

    private final String basePackage;
    private final List<HexagonRule> rules;

    private HexagonRules(String basePackage, List<HexagonRule> rules) {
        this.basePackage = basePackage;
        this.rules = rules;
    }

    /**
     * All the rules for the hexagon whose rings are the packages {@code domain}, {@code application}, {@code network},
     * {@code adapter.NAME}, {@code embedded}, {@code testkit}, {@code bootstrap}, {@code archunit}, {@code benchmarks} and {@code fuzz} under {@code basePackage}.
     */
    public static HexagonRules forBasePackage(String basePackage) {
        return new HexagonRules(basePackage, HexagonRule.all());
    }

    /** The same without some rules. */
    public HexagonRules without(HexagonRule... dropped) {
        Set<HexagonRule> gone = Set.of(dropped);
        return new HexagonRules(
                basePackage, rules.stream().filter(rule -> !gone.contains(rule)).toList());
    }

    /** One rule by its name, for a test of its own. */
    public ArchRule rule(HexagonRule rule) {
        return rule.under(basePackage);
    }

    /** Every rule. */
    public List<ArchRule> all() {
        return rules.stream().map(this::rule).toList();
    }

    /** Throws an {@link AssertionError} that lists every fault in {@code classes}, or names the ring that holds none. */
    public void check(JavaClasses classes) {
        CompositeArchRule.of(all()).check(classes);
    }
}
