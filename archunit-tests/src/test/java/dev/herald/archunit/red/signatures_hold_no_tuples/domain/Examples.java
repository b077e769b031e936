package dev.herald.archunit.red.signatures_hold_no_tuples.domain;

import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Pairs that others see, and one that they do not. */
public final class Examples {

    private Examples() {}

    public static final class WrongAnswer {
        public Tuple2<String, Integer> ask() {
            return Tuple.of("one", 1);
        }
    }

    public static final class WrongQuestion {
        public int ask(Tuple2<String, Integer> pair) {
            return pair._2();
        }
    }

    public static final class WrongDepth {
        public Option<Seq<Tuple2<String, Integer>>> ask() {
            return Option.none();
        }
    }

    public static final class WrongField {
        public final Tuple2<String, Integer> pair = Tuple.of("one", 1);
    }

    public static final class RightPlace {
        public String ask() {
            return pair()._1();
        }

        private Tuple2<String, Integer> pair() {
            return Tuple.of("one", 1);
        }
    }
}
