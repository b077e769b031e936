package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.stream.Stream;

/** What a rule finds wrong, one sentence a fault; every sentence about a class names it in full. */
@FunctionalInterface
interface Check {

    Stream<String> faults(Layout layout, JavaClass type);

    /** What is wrong with all the classes together. */
    default Stream<String> faults(Layout layout, Collection<JavaClass> all) {
        return Stream.empty();
    }
}
