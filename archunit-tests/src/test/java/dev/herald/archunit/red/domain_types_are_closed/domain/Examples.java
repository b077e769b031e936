package dev.herald.archunit.red.domain_types_are_closed.domain;

/** Types that are open, and types that are not. */
final class Examples {

    private Examples() {}

    static class WrongClass {}

    interface WrongInterface {}

    abstract static class WrongBase {}

    sealed interface RightInterface permits RightRecord, RightFinal {}

    record RightRecord(String word) implements RightInterface {}

    static final class RightFinal implements RightInterface {}

    abstract static sealed class RightBase permits RightLeaf {}

    static final class RightLeaf extends RightBase {}

    enum RightEnum {
        PLAIN,
        SPECIAL {
            @Override
            int weight() {
                return 2;
            }
        };

        int weight() {
            return 1;
        }
    }

    static final class RightAnonymous {
        final Runnable task = new Runnable() {
            @Override
            public void run() {}
        };
    }
}
