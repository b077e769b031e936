package dev.herald.testkit.udp;

/**
 * Decides what a scripted tracker sends back. A tracker calls it on its one thread; a script that is asked by several trackers is
 * called by several at once.
 */
@FunctionalInterface
public interface UdpScript {

    /** The reply to this datagram. */
    UdpReply reply(RecordedDatagram request);

    /** The same reply to every datagram. */
    static UdpScript always(UdpReply reply) {
        return request -> reply;
    }

    /** This script at the far end of a bad line. */
    default UdpScript over(Impairment impairment) {
        return new ImpairedScript(this, impairment);
    }

    /** This script, and before each of its replies what {@code spoofs} sends; a script that is silent is spoofed too. */
    default UdpScript spoofedBy(UdpScript spoofs) {
        return request -> spoofs.reply(request).and(reply(request));
    }
}
