package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks over names. */
final class Names {

    private static final Pattern EMPTY = Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Service|DTO|Dto)");
    private static final Pattern DOUBLE = Pattern.compile("(InMemory|Scripted|Virtual).+");
    private static final Pattern MOCK = Pattern.compile("(Mock|Fake|Stub|Dummy|Spy).*|.*(Mock|Fake|Stub|Dummy|Spy)");

    private Names() {}

    static Stream<String> empty(Layout layout, JavaClass type) {
        return EMPTY.matcher(type.getSimpleName()).matches() && !isGenerated(type)
                ? Stream.of(type.getName() + " has a name that says nothing")
                : Stream.empty();
    }

    /** MapStruct calls what it generates after the mapper, and nobody has to read it. */
    private static boolean isGenerated(JavaClass type) {
        return type.getRawInterfaces().stream()
                .filter(mapper -> type.getName().equals(mapper.getName() + "Impl"))
                .anyMatch(mapper -> mapper.isAnnotatedWith("org.mapstruct.Mapper"));
    }

    static Stream<String> wire(Layout layout, JavaClass type) {
        if (!type.getSimpleName().startsWith("Wire")) {
            return Stream.empty();
        }
        boolean hidden = layout.isInAny(type, Ring.ADAPTERS, Ring.EMBEDDED_TRACKER)
                && !type.getModifiers().contains(JavaModifier.PUBLIC);
        return hidden ? Stream.empty() : Stream.of(type.getName() + " shows a word of the wire");
    }

    static Stream<String> doubles(Layout layout, JavaClass type) {
        boolean standsIn = type.isTopLevelClass()
                && !type.isInterface()
                && type.getAllRawInterfaces().stream().anyMatch(port -> layout.isIn(Ring.PORTS, port));
        boolean fine = standsIn
                ? DOUBLE.matcher(type.getSimpleName()).matches()
                : !MOCK.matcher(type.getSimpleName()).matches();
        return fine ? Stream.empty() : Stream.of(type.getName() + " does not say what kind of double it is");
    }
}
