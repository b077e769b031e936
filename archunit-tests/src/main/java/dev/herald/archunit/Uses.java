package dev.herald.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks over what a class uses: other classes, and members of other classes. */
final class Uses {

    private Uses() {}

    /** Where {@code type} depends on a class it must not, in whatever way. */
    static Stream<String> ofClasses(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription);
    }

    /** Where {@code type} calls, refers to, reads or writes a member it must not. */
    static Stream<String> ofMembers(JavaClass type, Predicate<AccessTarget> forbidden) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> forbidden.test(access.getTarget()))
                .map(JavaAccess::getDescription);
    }

    static Check noClasses(Predicate<JavaClass> forbidden) {
        return (layout, type) -> ofClasses(type, forbidden);
    }

    static Check noMembers(Predicate<AccessTarget> forbidden) {
        return (layout, type) -> ofMembers(type, forbidden);
    }

    static Check neither(Predicate<JavaClass> classes, Predicate<AccessTarget> members) {
        return (layout, type) -> Stream.concat(ofClasses(type, classes), ofMembers(type, members));
    }

    /** Of our own classes only those that {@code allowed} lets through. */
    static Check ofOurs(BiPredicate<Layout, JavaClass> allowed) {
        return (layout, type) -> ofClasses(type, target -> layout.isOurs(target) && !allowed.test(layout, target));
    }

    /** Of other people's classes only those that {@code allowed} lets through. */
    static Check ofOthers(Predicate<JavaClass> allowed) {
        return (layout, type) -> ofClasses(type, target -> !layout.isOurs(target) && !allowed.test(target));
    }

    /** The members of {@code owner} with these names; constructors are called {@code <init>}. */
    static Predicate<AccessTarget> member(String owner, String... names) {
        return target ->
                target.getOwner().getName().equals(owner) && Set.of(names).contains(target.getName());
    }

    static boolean takes(AccessTarget target, Class<?> parameter) {
        return target instanceof CodeUnitAccessTarget codeUnit
                && codeUnit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }
}
