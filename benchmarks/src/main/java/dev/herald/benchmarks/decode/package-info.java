/**
 * Decoding, measured by JMH beside the other libraries for bencode that Maven Central has. Each library is a
 * {@link dev.herald.benchmarks.decode.BencodeLibrary}: it decodes a document and reads from it what a client needs.
 */
@NullMarked
package dev.herald.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
