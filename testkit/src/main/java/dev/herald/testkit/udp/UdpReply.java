package dev.herald.testkit.udp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What comes of one request: no datagram, one, or many. A value; the methods make others from it.
 *
 * @param datagrams in the order in which those of equal delay are sent
 */
public record UdpReply(List<OutgoingDatagram> datagrams) {

    public UdpReply {
        datagrams = List.copyOf(datagrams);
    }

    /** Nothing. */
    public static UdpReply silence() {
        return new UdpReply(List.of());
    }

    /** These bytes at once. */
    public static UdpReply of(byte[] bytes) {
        return new UdpReply(List.of(OutgoingDatagram.of(bytes)));
    }

    /** These bytes at once, written in hex; spaces count for nothing. */
    public static UdpReply ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** This reply, {@code delay} later. */
    public UdpReply after(Duration delay) {
        return each(datagram -> datagram.after(delay));
    }

    /** This reply and then the other. */
    public UdpReply and(UdpReply other) {
        return new UdpReply(
                Stream.concat(datagrams.stream(), other.datagrams.stream()).toList());
    }

    /** This reply so many times. */
    public UdpReply times(int count) {
        return new UdpReply(Collections.nCopies(count, datagrams).stream()
                .flatMap(List::stream)
                .toList());
    }

    /** This reply from a port the client never asked. */
    public UdpReply fromAnotherPort() {
        return each(datagram -> new OutgoingDatagram(datagram.delay(), true, datagram.hex()));
    }

    /** This reply, the bytes of each datagram altered. */
    public UdpReply mangled(UnaryOperator<byte[]> how) {
        return each(datagram -> new OutgoingDatagram(
                datagram.delay(), datagram.fromAnotherPort(), HexFormat.of().formatHex(how.apply(datagram.bytes()))));
    }

    /** This reply, each datagram cut to its first {@code length} bytes. */
    public UdpReply cutTo(int length) {
        return mangled(bytes -> Arrays.copyOf(bytes, Math.min(length, bytes.length)));
    }

    /** This reply, {@code count} bytes of value 0xAA behind each datagram (UDP-R2). */
    public UdpReply trailedBy(int count) {
        return mangled(bytes -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + count);
            Arrays.fill(longer, bytes.length, longer.length, (byte) 0xAA);
            return longer;
        });
    }

    private UdpReply each(UnaryOperator<OutgoingDatagram> change) {
        return new UdpReply(datagrams.stream().map(change).toList());
    }
}
