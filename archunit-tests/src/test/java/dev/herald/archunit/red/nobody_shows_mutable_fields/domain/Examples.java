package dev.herald.archunit.red.nobody_shows_mutable_fields.domain;

import java.util.ArrayList;

/** Fields to be changed by others, and fields not to be. */
@SuppressWarnings({"NonApiType", "MutablePublicArray"})
final class Examples {

    private Examples() {}

    static final class WrongField {
        public int count = 1;
    }

    static class WrongHeirloom {
        protected int count = 1;
    }

    static final class WrongTable {
        public static final byte[] TABLE = {1, 2};
    }

    static final class WrongList {
        public final ArrayList<String> words = new ArrayList<>();
    }

    static final class RightField {
        public static final int MOST = 3;
        public final String word = "word";
        private int count = 1;

        int next() {
            return count++;
        }
    }
}
