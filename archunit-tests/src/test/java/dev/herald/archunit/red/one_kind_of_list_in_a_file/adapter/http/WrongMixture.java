package dev.herald.archunit.red.one_kind_of_list_in_a_file.adapter.http;

import java.util.List;

/** Which List is it? */
final class WrongMixture {
    private final List<String> words = List.of("one");
    private final io.vavr.collection.List<String> others = io.vavr.collection.List.of("two");

    int size() {
        return words.size() + others.size();
    }
}
