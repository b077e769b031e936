package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/** Where the rings of one hexagon are. */
record Layout(String base) {

    String packageOf(Ring ring) {
        return base + ring.path();
    }

    boolean isIn(Ring ring, JavaClass type) {
        return Packages.contains(packageOf(ring), type.getPackageName());
    }

    boolean isInAny(JavaClass type, Ring... rings) {
        return Stream.of(rings).anyMatch(ring -> isIn(ring, type));
    }

    boolean isOurs(JavaClass type) {
        return isIn(Ring.EVERYTHING, type);
    }

    /** The package of the adapter a class belongs to: the first one below the ring of the adapters. */
    String adapterOf(JavaClass type) {
        String adapters = packageOf(Ring.ADAPTERS) + ".";
        String name = type.getPackageName();
        int end = name.startsWith(adapters) ? name.indexOf('.', adapters.length()) : -1;
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether this is the sealed root of all errors, which every Left is declared as. */
    boolean isErrorRoot(JavaClass type) {
        return type.getName().equals(packageOf(Ring.DOMAIN) + ".error.TrackerError");
    }
}
