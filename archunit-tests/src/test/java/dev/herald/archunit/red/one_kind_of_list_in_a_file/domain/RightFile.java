package dev.herald.archunit.red.one_kind_of_list_in_a_file.domain;

/** The other kind. */
final class RightFile {
    private final io.vavr.collection.List<String> words = io.vavr.collection.List.of("one");

    int size() {
        return words.size();
    }
}
