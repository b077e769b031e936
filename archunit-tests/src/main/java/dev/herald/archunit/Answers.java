package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The shape of what comes back from the world: {@code Either<TrackerError, T>}, later or at once. */
final class Answers {

    private static final String EITHER = "io.vavr.control.Either";

    private Answers() {}

    /** A port's future brings {@code Either<TrackerError, T>} and nothing else. */
    static Stream<String> ofPort(Layout layout, JavaClass type) {
        return futures(type)
                .filter(method -> !isAnswer(layout, brought(method)))
                .map(method -> method.getDescription() + " answers "
                        + method.getReturnType().getName() + " and not a future of Either<TrackerError, T>");
    }

    /**
     * A client's future brings {@code Either<TrackerError, T>}, a record that holds one, or nothing, where a listener is told
     * instead. Closing is no question to the world.
     */
    static Stream<String> ofClient(Layout layout, JavaClass type) {
        return futures(type)
                .filter(method -> !method.getName().equals("close"))
                .filter(method -> !isOutcome(layout, brought(method)))
                .map(method -> method.getDescription() + " answers "
                        + method.getReturnType().getName() + ", in which there is no room for a no");
    }

    /** Every Either, wherever it is declared, has the sealed root of the errors on its left. */
    static Stream<String> lefts(Layout layout, JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> !Signatures.isSynthetic(member))
                .filter(member -> Signatures.declared(member)
                        .flatMap(Signatures::withArguments)
                        .filter(Answers::isEither)
                        .anyMatch(either -> !isAnswer(layout, either)))
                .map(member ->
                        member.getDescription() + " declares an Either whose Left is not the sealed TrackerError");
    }

    private static Stream<JavaMethod> futures(JavaClass type) {
        return Signatures.published(type)
                .filter(JavaMethod.class::isInstance)
                .map(JavaMethod.class::cast)
                .filter(method -> method.getRawReturnType().isAssignableTo(CompletionStage.class));
    }

    /** What a future brings; the future itself where it does not say. */
    private static JavaType brought(JavaMethod method) {
        List<JavaType> arguments = Signatures.arguments(method.getReturnType());
        return arguments.size() == 1 ? arguments.get(0) : method.getReturnType();
    }

    private static boolean isEither(JavaType type) {
        return type.toErasure().getName().equals(EITHER);
    }

    private static boolean isAnswer(Layout layout, JavaType type) {
        List<JavaType> arguments = Signatures.arguments(type);
        return isEither(type)
                && arguments.size() == 2
                && layout.isErrorRoot(arguments.get(0).toErasure())
                && arguments.get(0) instanceof JavaClass;
    }

    private static boolean isOutcome(Layout layout, JavaType type) {
        JavaClass raw = type.toErasure();
        return isAnswer(layout, type) || raw.isEquivalentTo(Void.class) || (raw.isRecord() && holdsAnswer(layout, raw));
    }

    private static boolean holdsAnswer(Layout layout, JavaClass outcome) {
        return outcome.getFields().stream()
                .flatMap(Signatures::declared)
                .anyMatch(component -> isAnswer(layout, component));
    }
}
