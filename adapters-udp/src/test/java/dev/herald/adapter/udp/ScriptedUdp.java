package dev.herald.adapter.udp;

import java.time.Duration;

/** Trackers for {@link VirtualUdp}. */
final class ScriptedUdp {

    static final Duration ROUND_TRIP = Duration.ofMillis(40);

    private ScriptedUdp() {}

    /** Answers everything after a round trip; each connect with another id, 1, 2, 3 and so on. */
    static VirtualUdp.Tracker healthy(VirtualUdp net) {
        int[] ids = {0};
        return packet -> answer(net, packet, packet.action() == RequestFrames.CONNECT ? ++ids[0] : 0);
    }

    /** Answers a connect with {@code id}, anything else with a yes. */
    static void answer(VirtualUdp net, VirtualUdp.Packet packet, long id) {
        answer(net, packet, id, ROUND_TRIP);
    }

    /** The same, a connect only after {@code late}. */
    static void answer(VirtualUdp net, VirtualUdp.Packet packet, long id, Duration late) {
        int transaction = packet.transaction();
        switch (packet.action()) {
            case RequestFrames.CONNECT -> net.answers(late, packet, Frames.connected(transaction, id));
            case RequestFrames.ANNOUNCE -> net.answers(ROUND_TRIP, packet, Frames.announced(transaction));
            default -> {
                int rows = (packet.bytes().remaining() - 16) / 20;
                net.answers(ROUND_TRIP, packet, Frames.scraped(transaction, 0, rows));
            }
        }
    }
}
