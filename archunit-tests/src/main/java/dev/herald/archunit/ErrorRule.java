package dev.herald.archunit;

import static dev.herald.archunit.Ring.ADAPTERS;
import static dev.herald.archunit.Ring.APPLICATION;
import static dev.herald.archunit.Ring.CLIENT;
import static dev.herald.archunit.Ring.DOMAIN;
import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.PORTS;
import static dev.herald.archunit.Ring.TESTKIT;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** How failure travels: the world's no is a Left, our mistake is an exception. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum ErrorRule implements HexagonRule {
    /** Futures of ports bring {@code Either<TrackerError, T>}. */
    PORTS_ANSWER_WITH_EITHER(
            EnumSet.of(PORTS),
            "answer with futures of Either<TrackerError, T>",
            Answers::ofPort,
            "a future that fails is a bug or a cancellation, so the world's no needs a place of its own"),

    /** Ports declare no checked exceptions. */
    PORTS_DECLARE_NO_EXCEPTIONS(
            EnumSet.of(PORTS),
            "declare no exceptions",
            (layout, type) -> type.getMethods().stream()
                    .filter(method -> method.getThrowsClause().size() > 0)
                    .map(method -> method.getDescription() + " declares an exception"),
            "trouble outside is a value here, and a checked exception is a second door for it"),

    /** Futures of the client bring an Either, or an outcome that holds one. */
    CLIENT_ANSWERS_WITH_EITHER(
            EnumSet.of(CLIENT),
            "answer with futures of Either<TrackerError, T> or of outcomes that hold one",
            Answers::ofClient,
            "who asks a tracker must be handed its no, and not have to catch it"),

    /** The Left of every Either is declared as the sealed root of the errors. */
    EVERY_LEFT_IS_A_TRACKER_ERROR(
            EnumSet.of(DOMAIN, APPLICATION, ADAPTERS, TESTKIT),
            "declare the sealed TrackerError as the Left of every Either",
            Answers::lefts,
            "Either keeps its Left invariant, and a narrower one does not compose with the next step"),

    /** TrackerError is a sealed interface, and all its kinds are records. */
    ERRORS_ARE_RECORDS(
            EnumSet.of(DOMAIN),
            "keep TrackerError sealed and its kinds records",
            new ErrorShape(),
            "an error is data: compared, printed and matched, and its kinds are a closed list"),

    /** Nobody catches Exception or Throwable. */
    NOBODY_CATCHES_EVERYTHING(
            EnumSet.of(EVERYTHING),
            "catch no Exception and no Throwable",
            Catches::faults,
            "a fence that lets nothing through dresses our bugs up as network trouble"),

    /** Nobody prints stack traces. */
    NOBODY_PRINTS_STACK_TRACES(
            EnumSet.of(EVERYTHING),
            "print no stack traces",
            Uses.noMembers(target -> target.getName().equals("printStackTrace")
                    && target.getOwner().isAssignableTo(Throwable.class)),
            "a printed exception is a swallowed one, with noise");

    private final Definition definition;

    ErrorRule(Set<Ring> rings, String demand, Check check, String reason) {
        this.definition = Definition.of(rings, demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }

    private static final class ErrorShape implements Check {
        @Override
        public Stream<String> faults(Layout layout, JavaClass type) {
            if (layout.isErrorRoot(type)) {
                return type.isInterface() && type.isSealed()
                        ? Stream.empty()
                        : Stream.of(type.getName() + " is not a sealed interface");
            }
            boolean isError = type.getAllRawInterfaces().stream().anyMatch(layout::isErrorRoot);
            return isError && !type.isRecord() ? Stream.of(type.getName() + " is not a record") : Stream.empty();
        }

        @Override
        public Stream<String> faults(Layout layout, Collection<JavaClass> all) {
            return all.stream().anyMatch(layout::isErrorRoot)
                    ? Stream.empty()
                    : Stream.of("there is no TrackerError in " + layout.packageOf(DOMAIN) + ".error");
        }
    }
}
