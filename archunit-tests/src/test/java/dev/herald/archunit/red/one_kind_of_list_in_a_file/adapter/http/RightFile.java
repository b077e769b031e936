package dev.herald.archunit.red.one_kind_of_list_in_a_file.adapter.http;

import java.util.List;

/** The one kind. */
final class RightFile {
    private final List<String> words = List.of("one");

    int size() {
        return words.size();
    }
}
