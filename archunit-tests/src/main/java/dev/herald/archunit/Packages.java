package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ways to point at classes by where they live. */
final class Packages {

    private Packages() {}

    static boolean contains(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".");
    }

    /** The classes in these packages and below. */
    static Predicate<JavaClass> within(String... packages) {
        return type -> Stream.of(packages).anyMatch(each -> contains(each, type.getPackageName()));
    }

    /** The classes in these packages themselves. */
    static Predicate<JavaClass> in(String... packages) {
        return type -> Set.of(packages).contains(type.getPackageName());
    }

    /** The classes with these names, and those nested in them. */
    static Predicate<JavaClass> named(String... classes) {
        return type -> Stream.of(classes)
                .anyMatch(each -> type.getName().equals(each) || type.getName().startsWith(each + "$"));
    }
}
