package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import java.util.stream.Stream;

/**
 * What is caught, as far as bytecode tells. The compiler writes a {@code catch (Throwable)} of its own into every
 * try-with-resources, which nothing tells from one that somebody wrote: in methods with resources only {@code Exception} is seen.
 */
final class Catches {

    private Catches() {}

    static Stream<String> faults(Layout layout, JavaClass type) {
        return type.getTryCatchBlocks().stream().filter(Catches::isTooWide).map(TryCatchBlock::toString);
    }

    private static boolean isTooWide(TryCatchBlock block) {
        return catches(block, Exception.class) || (catches(block, Throwable.class) && !closesResources(block));
    }

    private static boolean catches(TryCatchBlock block, Class<?> caught) {
        return block.getCaughtThrowables().stream().anyMatch(type -> type.isEquivalentTo(caught));
    }

    private static boolean closesResources(TryCatchBlock block) {
        return block.getOwner().getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals("addSuppressed"));
    }
}
