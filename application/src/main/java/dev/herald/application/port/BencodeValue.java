package dev.herald.application.port;

import java.nio.ByteBuffer;

/**
 * A decoded bencode value (BEP 3): an integer, a byte string, a list or a dictionary.
 *
 * <p>What a codec decodes are views of the received bytes: nothing is copied, and the bytes must not be changed while the
 * view is in use; a view that is kept keeps all of them. To build a value that shall be encoded, use the {@code of} methods of the four kinds. Values are
 * immutable and may be shared between threads. {@code equals} says nothing about their content: compare what
 * {@link BencodeCodec#encode} makes of them.
 */
public sealed interface BencodeValue permits BencodeInteger, BencodeBytes, BencodeList, BencodeDictionary {

    /**
     * Where the first byte of this decoded value stands in the input, 0 or more. A built value was never received: asking it
     * is our own mistake and throws {@link IllegalStateException}.
     */
    default int offset() {
        throw BuiltBencode.neverReceived();
    }

    /**
     * The exact bytes of this value as they were received, from its first to its last byte, as a read-only view
     * (BENC-14): what an info-hash is taken over. A built value was never received and throws
     * {@link IllegalStateException}; {@link BencodeCodec#encode} writes it.
     */
    default ByteBuffer encoded() {
        throw BuiltBencode.neverReceived();
    }
}
