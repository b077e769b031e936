package dev.herald.application.port;

import dev.herald.application.port.BuiltBencode.BuiltDictionary;
import io.vavr.control.Option;

/**
 * A bencoded dictionary. Where a lenient decoder met a key twice, every lookup answers the first (BENC-10). A field of
 * another type than the one asked for counts as absent (BENC-16).
 */
public non-sealed interface BencodeDictionary extends BencodeValue, Iterable<BencodeDictionary.Entry> {

    /** One key with its value. */
    record Entry(BencodeBytes key, BencodeValue value) {}

    /** Starts a dictionary to be encoded. */
    static Builder builder() {
        return new BuiltDictionary.Collector();
    }

    /** Collects entries in any order; {@link #build()} sorts them by raw key. */
    interface Builder {
        /** Adds an entry; adding a key twice is our own mistake and throws {@link IllegalArgumentException}. */
        Builder put(BencodeBytes key, BencodeValue value);

        /** Adds an entry under a text key. */
        default Builder put(String key, BencodeValue value) {
            return put(BencodeBytes.of(key), value);
        }

        /** Adds an integer under a text key. */
        default Builder put(String key, long value) {
            return put(BencodeBytes.of(key), BencodeInteger.of(value));
        }

        /** Adds a text under a text key. */
        default Builder put(String key, String value) {
            return put(BencodeBytes.of(key), BencodeBytes.of(value));
        }

        /** The dictionary, sorted. */
        BencodeDictionary build();
    }

    /** How many entries there are, 0 or more, repeated keys counted. Counting may be a walk over them. */
    int size();

    /** The value under a key of ASCII characters, whatever its type. A search from the first entry on. */
    Option<BencodeValue> get(String asciiKey);

    /** The integer under the key, if there is one and it fits into 64 bits. */
    default Option<Long> integer(String asciiKey) {
        return get(asciiKey).flatMap(value -> value instanceof BencodeInteger number ? number.value() : Option.none());
    }

    /** The byte string under the key. */
    default Option<BencodeBytes> bytes(String asciiKey) {
        return get(asciiKey).flatMap(value -> value instanceof BencodeBytes bytes ? Option.some(bytes) : Option.none());
    }

    /** The byte string under the key, read as UTF-8 for display. */
    default Option<String> text(String asciiKey) {
        return bytes(asciiKey).map(BencodeBytes::text);
    }

    /** The list under the key. */
    default Option<BencodeList> list(String asciiKey) {
        return get(asciiKey).flatMap(value -> value instanceof BencodeList list ? Option.some(list) : Option.none());
    }

    /** The dictionary under the key. */
    default Option<BencodeDictionary> dictionary(String asciiKey) {
        return get(asciiKey)
                .flatMap(value ->
                        value instanceof BencodeDictionary dictionary ? Option.some(dictionary) : Option.none());
    }
}
