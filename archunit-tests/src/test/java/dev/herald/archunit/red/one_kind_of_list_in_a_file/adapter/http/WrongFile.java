package dev.herald.archunit.red.one_kind_of_list_in_a_file.adapter.http;

import java.util.List;

/** Which List is it further down? */
final class WrongFile {
    private final List<String> words = List.of("one");

    int size() {
        return words.size();
    }

    /** Same file, other kind. */
    static final class Nested {
        private final io.vavr.collection.List<String> words = io.vavr.collection.List.of("one");

        int size() {
            return words.size();
        }
    }
}
