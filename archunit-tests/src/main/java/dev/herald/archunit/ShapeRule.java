package dev.herald.archunit;

import static dev.herald.archunit.Ring.ADAPTERS;
import static dev.herald.archunit.Ring.DOMAIN;
import static dev.herald.archunit.Ring.EMBEDDED_TRACKER;
import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.PORTS;

import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Set;

/** What types look like. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum ShapeRule implements HexagonRule {
    /** Public types of the ports are interfaces, records and enums. */
    PORTS_ARE_INTERFACES_OR_VALUES(
            EnumSet.of(PORTS),
            "be interfaces, or values beside them",
            Shapes::ofPort,
            "a ring's border is an agreement, and behaviour behind it belongs to one side or the other"),

    /** An adapter has at most three public types. */
    ADAPTERS_OPEN_ONE_DOOR(
            EnumSet.of(ADAPTERS, EMBEDDED_TRACKER),
            "show one public door, with its options, and no more than three public types in all",
            Shapes::ofAdapter,
            "how an adapter does it is nobody's business, and every public type is a promise"),

    /** Domain types are records, enums, sealed or final. */
    DOMAIN_TYPES_ARE_CLOSED(
            EnumSet.of(DOMAIN),
            "be records, enums, sealed types or final classes",
            Shapes::ofDomain,
            "the words of the field are a closed list, and a value that others extend is no value"),

    /** No field that everybody can change. */
    NOBODY_SHOWS_MUTABLE_FIELDS(
            EnumSet.of(EVERYTHING),
            "show no fields that can be changed",
            Shapes::openFields,
            "whoever holds the object could change it behind its back"),

    /** No static state that can change. */
    NOBODY_KEEPS_STATIC_STATE(
            EnumSet.of(EVERYTHING),
            "keep no static state",
            Shapes::staticState,
            "two clients in one process must not meet, and neither must two tests"),

    /** Every package is null-marked. */
    PACKAGES_ARE_NULL_MARKED(
            EnumSet.of(EVERYTHING),
            "live in packages with a null-marked package-info",
            Shapes::unmarked,
            "null checks look only where they are asked to, and the package-info is the map of the package");

    private final Definition definition;

    ShapeRule(Set<Ring> rings, String demand, Check check, String reason) {
        this.definition = Definition.of(rings, demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }
}
