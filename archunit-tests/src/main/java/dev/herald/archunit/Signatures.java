package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Types as they are declared, type arguments included. */
final class Signatures {

    private Signatures() {}

    /** The members that somebody outside of the package can see. */
    static Stream<JavaMember> published(JavaClass type) {
        return isPublished(type)
                ? type.getMembers().stream().filter(Signatures::isOpen).filter(member -> !isSynthetic(member))
                : Stream.empty();
    }

    /** What a member is declared with: a field's type, or what a method or constructor takes and answers. */
    static Stream<JavaType> declared(JavaMember member) {
        if (member instanceof JavaCodeUnit codeUnit) {
            return Stream.concat(Stream.of(codeUnit.getReturnType()), codeUnit.getParameterTypes().stream());
        }
        return Stream.of(((JavaField) member).getType());
    }

    /** Whether a class that {@code wanted} holds for stands anywhere in the declaration of {@code member}. */
    static boolean mentions(JavaMember member, Predicate<JavaClass> wanted) {
        return declared(member)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .anyMatch(wanted);
    }

    /** The type itself and every type that stands among its arguments, at any depth. */
    static Stream<JavaType> withArguments(JavaType type) {
        return Stream.concat(Stream.of(type), arguments(type).stream().flatMap(Signatures::withArguments));
    }

    /** The type arguments, or the bounds of a wildcard. */
    static List<JavaType> arguments(JavaType type) {
        if (type instanceof JavaParameterizedType parameterized) {
            return parameterized.getActualTypeArguments();
        }
        if (type instanceof JavaWildcardType wildcard) {
            return Stream.concat(wildcard.getUpperBounds().stream(), wildcard.getLowerBounds().stream())
                    .toList();
        }
        return List.of();
    }

    static boolean isSynthetic(HasModifiers member) {
        return member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static boolean isPublished(JavaClass type) {
        return isOpen(type)
                && type.getEnclosingClass().map(Signatures::isPublished).orElse(true);
    }

    private static boolean isOpen(HasModifiers member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
