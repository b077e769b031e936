/**
 * Bencode (BEP 3) behind the codec port: bytes to values and back, bounded in size, depth and number.
 *
 * <p>{@link Bencode} is the door. Reading is one pass without recursion ({@code TapeReader}) that proves the input to be bencode
 * and copies none of it: all it leaves behind is a {@code Tape} saying where each list and dictionary ends. The values
 * ({@code ReceivedBytes} and its three siblings) are views of the input, made when somebody asks, by a {@code Cursor} that steps
 * from value to value and over whole lists and dictionaries with the help of the tape. Writing ({@code CanonicalWriter}) walks
 * any value of the port, received or built.
 */
@NullMarked
package dev.herald.adapter.bencode;

import org.jspecify.annotations.NullMarked;
