package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes a rule speaks about. None of its rings may be empty, whatever {@code archunit.properties} says: a package that was
 * renamed would otherwise take its rules with it, and nobody would hear a thing.
 */
final class ClassesOfRings extends AbstractClassesTransformer<JavaClass> {

    private final Layout layout;
    private final Set<Ring> rings;

    ClassesOfRings(Layout layout, Set<Ring> rings) {
        super(rings.stream().map(layout::packageOf).collect(Collectors.joining(".. and ", "classes in ", "..")));
        this.layout = layout;
        this.rings = rings;
    }

    @Override
    public Iterable<JavaClass> doTransform(JavaClasses imported) {
        Set<JavaClass> found = new LinkedHashSet<>();
        for (Ring ring : rings) {
            List<JavaClass> inRing = imported.stream()
                    .filter(type -> layout.isIn(ring, type))
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .toList();
            if (inRing.isEmpty()) {
                throw new AssertionError("no class was imported from " + layout.packageOf(ring)
                        + "..: a rule about it would pass without having looked at anything");
            }
            found.addAll(inRing);
        }
        return found;
    }
}
