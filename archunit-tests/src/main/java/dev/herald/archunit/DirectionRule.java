package dev.herald.archunit;

import static dev.herald.archunit.Ring.ADAPTERS;
import static dev.herald.archunit.Ring.APPLICATION;
import static dev.herald.archunit.Ring.BENCHMARKS;
import static dev.herald.archunit.Ring.BOOTSTRAP;
import static dev.herald.archunit.Ring.DOMAIN;
import static dev.herald.archunit.Ring.EMBEDDED_TRACKER;
import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.FUZZ;
import static dev.herald.archunit.Ring.NETWORK;
import static dev.herald.archunit.Ring.PORTS;
import static dev.herald.archunit.Ring.RULES;
import static dev.herald.archunit.Ring.TESTKIT;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.stream.Stream;

/** Who may know whom: from the outside inwards, never across and never back. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum DirectionRule implements HexagonRule {
    /** The domain depends on no other ring. */
    DOMAIN_KNOWS_NOBODY(
            DOMAIN,
            "know no other ring",
            Uses.ofOurs((layout, target) -> layout.isIn(DOMAIN, target)),
            "words and pure decisions must outlive every technology around them"),

    /** The application depends on the domain alone. */
    APPLICATION_KNOWS_THE_DOMAIN(
            APPLICATION,
            "know the domain and nothing further out",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, APPLICATION)),
            "what the client does must run against any adapter, the ones in memory included"),

    /** Ports do not depend on the behaviour behind or in front of them. */
    PORTS_KNOW_THE_DOMAIN(
            PORTS,
            "know the domain and each other",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, PORTS)),
            "whoever implements a port would otherwise depend on what the client does with it"),

    /** The door to the network depends on the domain alone. */
    NETWORK_KNOWS_THE_DOMAIN(
            NETWORK,
            "know the domain and nothing else",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, NETWORK)),
            "whoever goes through the one door must not have to bring a transport or a use case along"),

    /** Adapters depend on ports, domain and the door to the network, never on a use case. */
    ADAPTERS_KNOW_PORTS_AND_DOMAIN(
            ADAPTERS,
            "know the ports, the domain and the door to the network, and no use case",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, PORTS, NETWORK, ADAPTERS)),
            "an adapter is driven: one that calls a use case has turned the arrow round"),

    /** Adapters do not depend on each other. */
    ADAPTERS_KNOW_NO_OTHER_ADAPTER(
            ADAPTERS,
            "know no other adapter",
            (layout, type) -> Uses.ofClasses(
                    type,
                    target -> layout.isIn(ADAPTERS, target)
                            && !layout.adapterOf(target).equals(layout.adapterOf(type))),
            "each is one technology, and must be replaceable without its neighbours noticing"),

    /** The embedded tracker depends on ports and domain. */
    EMBEDDED_TRACKER_KNOWS_PORTS_AND_DOMAIN(
            EMBEDDED_TRACKER,
            "know the ports and the domain",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, PORTS, EMBEDDED_TRACKER)),
            "a tracker that shares code with the client agrees with its mistakes too"),

    /** The test kit depends on the application and what that stands on. */
    TESTKIT_KNOWS_THE_APPLICATION(
            TESTKIT,
            "know the application and the domain",
            Uses.ofOurs((layout, target) -> layout.isInAny(target, DOMAIN, APPLICATION, TESTKIT)),
            "the law for gateways must not know any of them"),

    /** Nobody depends on the composition root. */
    NOBODY_KNOWS_BOOTSTRAP(
            EVERYTHING,
            "know the composition root only from within",
            (layout, type) -> outsideOf(layout, type, BOOTSTRAP, BOOTSTRAP, RULES, BENCHMARKS),
            "it knows everybody, so whoever knows it closes a circle"),

    /** No main code depends on the test kit. */
    NOBODY_KNOWS_THE_TESTKIT(
            EVERYTHING,
            "leave the test kit to tests",
            (layout, type) -> outsideOf(layout, type, TESTKIT, TESTKIT, RULES, BENCHMARKS),
            "doubles and assertions have no place in what users run"),

    /** No code depends on the rules. */
    NOBODY_KNOWS_THE_RULES(
            EVERYTHING,
            "leave the rules to the build",
            (layout, type) -> outsideOf(layout, type, RULES, RULES),
            "what is judged must not lean on its judge"),

    /** Every class belongs to a ring. */
    EVERYBODY_LIVES_IN_A_RING(
            EVERYTHING,
            "live in one of the rings",
            (layout, type) -> layout.isInAny(
                            type,
                            DOMAIN,
                            APPLICATION,
                            NETWORK,
                            ADAPTERS,
                            EMBEDDED_TRACKER,
                            TESTKIT,
                            BOOTSTRAP,
                            RULES,
                            BENCHMARKS,
                            FUZZ)
                    ? Stream.empty()
                    : Stream.of(type.getName() + " lives in no ring"),
            "no rule of direction looks at a class outside of the rings");

    private final Definition definition;

    DirectionRule(Ring ring, String demand, Check check, String reason) {
        this.definition = Definition.of(EnumSet.of(ring), demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }

    private static Stream<String> outsideOf(Layout layout, JavaClass type, Ring known, Ring... allowed) {
        return layout.isInAny(type, allowed)
                ? Stream.empty()
                : Uses.ofClasses(type, target -> layout.isIn(known, target));
    }
}
