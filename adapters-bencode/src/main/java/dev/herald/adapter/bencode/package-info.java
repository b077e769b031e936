/** Bencode (BEP 3) behind the codec port: bytes to values and back, bounded in size and depth. */
@NullMarked
package dev.herald.adapter.bencode;

import org.jspecify.annotations.NullMarked;
