package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A small hexagon that breaks one rule, in the package with the rule's name. What is wrong in it says so in its name. */
record RedTwin(HexagonRule rule, String base, JavaClasses classes) {

    static RedTwin of(HexagonRule rule) {
        String base = Twins.RED + "." + packageOf(rule);
        return new RedTwin(rule, base, Twins.under(base));
    }

    /** The first package below their home of every twin there is. */
    static Set<String> packages() {
        return Twins.under(Twins.RED).stream()
                .map(type -> type.getPackageName().substring(Twins.RED.length()))
                .filter(below -> !below.isEmpty())
                .map(below -> below.split("\\.", -1)[1])
                .collect(Collectors.toSet());
    }

    static String packageOf(HexagonRule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    /** The classes that the rule must report. */
    Set<String> wrong() {
        return classes.stream()
                .filter(type -> type.getSimpleName().contains("Wrong"))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> faults() {
        return HexagonRules.forBasePackage(base)
                .rule(rule)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    /** The wrong classes that one fault speaks of. */
    Set<String> namedIn(String fault) {
        return wrong().stream()
                .filter(name -> Pattern.compile(Pattern.quote(name) + "(?![\\w$])")
                        .matcher(fault)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
