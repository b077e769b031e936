package dev.herald.archunit.red.nobody_keeps_static_state.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** State that everybody shares, and constants. */
@SuppressWarnings({"NonApiType", "NonFinalStaticField", "StaticAssignmentInConstructor"})
final class Examples {

    private Examples() {}

    static final class WrongCounter {
        private static int count = 1;

        int next() {
            return count++;
        }
    }

    static final class WrongCache {
        private static final ConcurrentMap<String, String> SEEN = new ConcurrentHashMap<>();

        boolean ask(String word) {
            return SEEN.put(word, word) == null;
        }
    }

    static final class WrongList {
        private static final ArrayList<String> SEEN = new ArrayList<>();

        boolean ask(String word) {
            return SEEN.add(word);
        }
    }

    static final class WrongAtomic {
        private static final AtomicLong COUNT = new AtomicLong();

        long next() {
            return COUNT.incrementAndGet();
        }
    }

    static final class WrongText {
        private static final StringBuilder TEXT = new StringBuilder();

        String next(String word) {
            return TEXT.append(word).toString();
        }
    }

    static final class WrongLocal {
        private static final ThreadLocal<String> WORD = new ThreadLocal<>();

        String next() {
            return WORD.get();
        }
    }

    static final class RightTable {
        private static final List<String> WORDS = List.of("one");
        private static final byte[] BYTES = {1, 2};
        private int count = BYTES.length;

        int next() {
            return count++ + WORDS.size();
        }
    }

    enum RightEnum {
        ONE,
        TWO;

        int next() {
            return switch (this) {
                case ONE -> 1;
                case TWO -> 2;
            };
        }
    }
}
