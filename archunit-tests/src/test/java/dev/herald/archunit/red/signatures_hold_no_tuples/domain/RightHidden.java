package dev.herald.archunit.red.signatures_hold_no_tuples.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;

/** Nobody outside sees it. */
final class RightHidden {
    public Tuple2<String, Integer> pair() {
        return Tuple.of("one", 1);
    }
}
