package dev.herald.archunit;

import static dev.herald.archunit.Packages.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Checks over the shape of types and their fields. */
final class Shapes {

    private static final int MOST_DOORS = 3;

    private Shapes() {}

    static Stream<String> ofPort(Layout layout, JavaClass type) {
        boolean fine = !isPublicTopLevel(type) || type.isInterface() || type.isRecord() || type.isEnum();
        return fault(!fine, type, "is neither an interface nor a record nor an enum");
    }

    static Stream<String> ofAdapter(Layout layout, JavaClass type) {
        if (!isPublicTopLevel(type)) {
            return Stream.empty();
        }
        List<String> doors = doorsBeside(layout, type);
        return fault(doors.size() > MOST_DOORS, type, "is one of " + doors.size() + " public types: " + doors);
    }

    private static List<String> doorsBeside(Layout layout, JavaClass type) {
        JavaPackage adapter = type.getPackage();
        String root =
                layout.isIn(Ring.ADAPTERS, type) ? layout.adapterOf(type) : layout.packageOf(Ring.EMBEDDED_TRACKER);
        while (!adapter.getName().equals(root)) {
            adapter = adapter.getParent().orElseThrow();
        }
        return adapter.getClassesInPackageTree().stream()
                .filter(Shapes::isPublicTopLevel)
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    static Stream<String> ofDomain(Layout layout, JavaClass type) {
        boolean closed = type.isRecord()
                || type.isEnum()
                || type.isSealed()
                || type.isAnonymousClass()
                || has(type, JavaModifier.FINAL);
        return fault(!closed, type, "is open: neither record nor enum, neither sealed nor final");
    }

    static Stream<String> openFields(Layout layout, JavaClass type) {
        return type.getFields().stream()
                .filter(field -> has(field, JavaModifier.PUBLIC) || has(field, JavaModifier.PROTECTED))
                .filter(field -> !has(field, JavaModifier.FINAL)
                        || isMutable(field)
                        || field.getRawType().isArray())
                .map(field -> field.getDescription() + " can be changed by whoever sees it");
    }

    static Stream<String> staticState(Layout layout, JavaClass type) {
        return type.getFields().stream()
                .filter(field -> has(field, JavaModifier.STATIC) && !Signatures.isSynthetic(field))
                .filter(field -> !has(field, JavaModifier.FINAL) || isMutable(field))
                .map(field -> field.getDescription() + " is static and can change");
    }

    /** Declared as something made to be changed. {@code List} and {@code Map} say nothing, their implementations do. */
    private static boolean isMutable(JavaField field) {
        JavaClass type = field.getRawType();
        boolean container = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return (container
                        && (!type.isInterface()
                                || within("java.util.concurrent").test(type)))
                || within("java.util.concurrent.atomic").test(type)
                || type.isAssignableTo(Appendable.class)
                || type.isAssignableTo(ThreadLocal.class);
    }

    static Stream<String> unmarked(Layout layout, JavaClass type) {
        boolean marked = type.getPackage()
                .tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
        return fault(!marked, type, "lives in a package without a null-marked package-info");
    }

    private static boolean isPublicTopLevel(JavaClass type) {
        return type.isTopLevelClass() && !type.isArray() && has(type, JavaModifier.PUBLIC);
    }

    private static boolean has(HasModifiers thing, JavaModifier modifier) {
        return thing.getModifiers().contains(modifier);
    }

    private static Stream<String> fault(boolean faulty, JavaClass type, String fault) {
        return faulty ? Stream.of(type.getName() + " " + fault) : Stream.empty();
    }
}
