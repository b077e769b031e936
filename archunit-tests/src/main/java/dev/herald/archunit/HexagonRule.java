package dev.herald.archunit;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * One rule of the hexagon, before it is told where the hexagon stands. The constants of the permitted enums are all there are, in
 * groups: who may know whom, what the inner rings stay clear of, how failure travels, what types look like, how they are called,
 * what of vavr is used, and where each library lives.
 */
public sealed interface HexagonRule
        permits DirectionRule, PurityRule, ErrorRule, ShapeRule, NamingRule, VavrRule, LibraryRule {

    /** The name of the constant. */
    String name();

    /**
     * The rule for the hexagon under {@code basePackage}, with its reason. It fails, and does not pass silently, where a ring it
     * speaks about holds no class.
     */
    ArchRule under(String basePackage);

    /** Every rule, in the order of the groups. */
    static List<HexagonRule> all() {
        return Stream.of(HexagonRule.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getEnumConstants()))
                .map(HexagonRule.class::cast)
                .toList();
    }
}
