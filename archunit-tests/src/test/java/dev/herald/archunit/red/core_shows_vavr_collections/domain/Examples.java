package dev.herald.archunit.red.core_shows_vavr_collections.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** Values that can be changed, and some that cannot. */
public final class Examples {

    private Examples() {}

    /** A list of who knows what kind. */
    public record WrongList(List<String> words) {}

    /** Deeper inside. */
    public record WrongDepth(Option<Map<String, String>> words) {}

    /** Persistent. */
    public record RightSeq(Seq<String> words, Option<String> word) {}
}
