package dev.herald.archunit;

import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.TESTKIT;

import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;

/** How types are called. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum NamingRule implements HexagonRule {
    /** No Util, Helper, Manager, Impl, Service or DTO. */
    NAMES_SAY_WHAT_IT_IS(
            EVERYTHING,
            "be called something other than Util, Helper, Manager, Impl, Service or DTO",
            Names::empty,
            "if you cannot name it without one of these, you do not know it yet"),

    /** {@code Wire…} types are hidden inside adapters. */
    WIRE_WORDS_STAY_INSIDE(
            EVERYTHING,
            "be called Wire… only where they are hidden inside an adapter",
            Names::wire,
            "the words on the wire mean something else in the next protocol"),

    /** Doubles in the test kit say what they are. */
    DOUBLES_SAY_WHAT_THEY_ARE(
            TESTKIT,
            "be called InMemory…, Scripted… or Virtual… where they stand in for a port",
            Names::doubles,
            "whoever uses a double should know how it behaves, and a mock behaves like nothing");

    private final Definition definition;

    NamingRule(Ring ring, String demand, Check check, String reason) {
        this.definition = Definition.of(EnumSet.of(ring), demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }
}
