package dev.herald.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The small hexagons that the rules are tried on, read once for all tests. */
final class Twins {

    /** A hexagon for every rule, each wrong in one way. */
    static final String RED = Twins.class.getPackageName() + ".red";

    /** One hexagon that keeps every rule. */
    static final String GREEN = Twins.class.getPackageName() + ".green";

    /** Hexagons in which a rule has lost what it speaks of. */
    static final String SPECIAL = Twins.class.getPackageName() + ".special";

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(RED, GREEN, SPECIAL);

    private Twins() {}

    static JavaClasses under(String base) {
        return ALL.that(resideInAPackage(base + ".."));
    }
}
