package dev.herald.archunit.red.core_shows_vavr_collections.application;

import java.util.List;

/** Nobody outside sees it. */
final class RightHidden {
    public List<String> words() {
        return List.of("one");
    }
}
