package dev.herald.application.port;

import dev.herald.application.port.BuiltBencode.BuiltList;
import io.vavr.collection.Vector;

/** A bencoded list. Walking it is cheap; there is no random access. */
public non-sealed interface BencodeList extends BencodeValue, Iterable<BencodeValue> {

    /** A list to be encoded; the array may be changed afterwards. */
    static BencodeList of(BencodeValue... values) {
        return new BuiltList(Vector.of(values.clone()));
    }

    /** A list to be encoded. */
    static BencodeList ofAll(Iterable<? extends BencodeValue> values) {
        return new BuiltList(Vector.ofAll(values));
    }

    /** How many values there are, 0 or more. Counting may be a walk over them. */
    int size();
}
