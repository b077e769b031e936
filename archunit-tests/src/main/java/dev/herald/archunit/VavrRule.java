package dev.herald.archunit;

import static dev.herald.archunit.Packages.named;
import static dev.herald.archunit.Packages.within;
import static dev.herald.archunit.Ring.APPLICATION;
import static dev.herald.archunit.Ring.DOMAIN;
import static dev.herald.archunit.Ring.EVERYTHING;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of vavr is used, and where. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum VavrRule implements HexagonRule {
    /** No Try, no Future, no Match. */
    NOBODY_USES_TRY_FUTURE_OR_MATCH(
            EnumSet.of(EVERYTHING),
            "use no Try, no Future and no Match of vavr's",
            Uses.noClasses(named("io.vavr.API", "io.vavr.control.Try").or(within("io.vavr.concurrent"))),
            "Try catches our mistakes with the world's, Future hides its threads, and Match is not checked by the compiler"),

    /** No tuples where others see them. */
    SIGNATURES_HOLD_NO_TUPLES(
            EnumSet.of(EVERYTHING),
            "show no tuples",
            (layout, type) -> Signatures.published(type)
                    .filter(member -> Signatures.mentions(member, VavrRule::isTuple))
                    .map(member -> member.getDescription() + " shows a tuple"),
            "what has no name yet is a record nobody has written"),

    /** Domain and application show vavr's collections and Option. */
    CORE_SHOWS_VAVR_COLLECTIONS(
            EnumSet.of(DOMAIN, APPLICATION),
            "show vavr's collections and Option, and not the JDK's",
            (layout, type) -> Signatures.published(type)
                    .filter(member -> Signatures.mentions(member, VavrRule::isOfTheJdk))
                    .map(member -> member.getDescription() + " shows a collection or an Optional of the JDK"),
            "a collection that can be changed cannot be part of a value"),

    /** One kind of List in a file. */
    ONE_KIND_OF_LIST_IN_A_FILE(
            EnumSet.of(EVERYTHING),
            "use one kind of List in a file, vavr's or the JDK's",
            (layout, type) -> type.isTopLevelClass() && usesBothLists(type)
                    ? Stream.of(type.getName() + " uses both kinds of List")
                    : Stream.empty(),
            "a reader must not have to look up which List it is");

    private final Definition definition;

    VavrRule(Set<Ring> rings, String demand, Check check, String reason) {
        this.definition = Definition.of(rings, demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }

    private static boolean isTuple(JavaClass type) {
        return type.getPackageName().equals("io.vavr") && type.getSimpleName().startsWith("Tuple");
    }

    private static boolean isOfTheJdk(JavaClass type) {
        return within("java.util").test(type)
                && (type.isAssignableTo(Collection.class)
                        || type.isAssignableTo(Map.class)
                        || type.isEquivalentTo(Optional.class));
    }

    private static boolean usesBothLists(JavaClass type) {
        Set<String> used = type.getPackage().getClasses().stream()
                .filter(other -> Packages.named(type.getName()).test(other))
                .flatMap(other -> other.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        return used.containsAll(Set.of("java.util.List", "io.vavr.collection.List"));
    }
}
