package dev.herald.testkit.udp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packets of somebody who is not the tracker, or of a tracker that has lost its mind. None of them answers the request (UDP-R1), so
 * none may end it: each would be an error with the words {@value #WORDS}, if a client took it for an answer.
 */
public final class Spoofs {

    /** What stands in a spoofed packet that has room for it. */
    public static final String WORDS = "spoofed";

    private Spoofs() {}

    /** The right transaction, from a port that was never asked. */
    public static UdpReply anotherPort(RecordedDatagram request) {
        return error(request.transactionId()).fromAnotherPort();
    }

    /** A transaction nobody opened. */
    public static UdpReply anotherTransaction(RecordedDatagram request) {
        return error(request.transactionId() ^ 0x5A5A5A5A);
    }

    /** The right transaction, and an action that is neither the request's nor an error. */
    public static UdpReply anotherAction(RecordedDatagram request) {
        return UdpReply.of(ByteBuffer.allocate(80)
                .putInt(request.action() == UdpAnswers.SCRAPE ? UdpAnswers.ANNOUNCE : UdpAnswers.SCRAPE)
                .putInt(request.transactionId())
                .array());
    }

    /** An action number that is none. */
    public static UdpReply noAction(RecordedDatagram request) {
        return UdpReply.of(ByteBuffer.allocate(80)
                .putInt(0x80000003)
                .putInt(request.transactionId())
                .array());
    }

    /** Seven bytes of an error: no transaction can be read from them. */
    public static UdpReply sevenBytes(RecordedDatagram request) {
        return error(request.transactionId()).cutTo(7);
    }

    /** A datagram without a byte. */
    public static UdpReply empty() {
        return UdpReply.of(new byte[0]);
    }

    /** The right transaction and action, one byte short of the least: 15 for a connect, 19 for an announce, 7 for a scrape. */
    public static UdpReply oneByteShort(RecordedDatagram request) {
        int least = request.isConnect() ? 16 : request.isAnnounce() ? 20 : 8;
        return UdpReply.of(ByteBuffer.allocate(least)
                        .putInt(request.action())
                        .putInt(request.transactionId())
                        .array())
                .cutTo(least - 1);
    }

    /** As many bytes as a datagram can hold, of a transaction nobody opened. */
    public static UdpReply huge(RecordedDatagram request) {
        return anotherTransaction(request).mangled(bytes -> Arrays.copyOf(bytes, OutgoingDatagram.LONGEST));
    }

    /** One of each kind, the huge one left out: a few hundred bytes. */
    public static UdpReply oneOfEach(RecordedDatagram request) {
        return strangers(request).and(oneByteShort(request));
    }

    /** The same without the one that could be the beginning of an answer. */
    public static UdpReply strangers(RecordedDatagram request) {
        return anotherPort(request)
                .and(anotherTransaction(request))
                .and(anotherAction(request))
                .and(noAction(request))
                .and(sevenBytes(request))
                .and(empty());
    }

    /** {@code count} packets, each with a transaction of its own that nobody opened. */
    public static UdpReply flood(RecordedDatagram request, int count) {
        List<OutgoingDatagram> flood = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            flood.add(OutgoingDatagram.of(UdpAnswers.refused(request.transactionId() + i, WORDS)));
        }
        return new UdpReply(flood);
    }

    private static UdpReply error(int transactionId) {
        return UdpReply.of(UdpAnswers.refused(transactionId, WORDS));
    }
}
