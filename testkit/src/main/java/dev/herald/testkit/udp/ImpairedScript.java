package dev.herald.testkit.udp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A script at the far end of a bad line: some requests do not reach it, and some of its datagrams are lost, late or doubled. */
final class ImpairedScript implements UdpScript {

    private final UdpScript script;
    private final Impairment line;
    private final Random random;
    private final Map<UdpRequestKey, Integer> losses = new HashMap<>();

    ImpairedScript(UdpScript script, Impairment line) {
        this.script = script;
        this.line = line;
        this.random = new Random(line.seed());
    }

    @Override
    public synchronized UdpReply reply(RecordedDatagram request) {
        if (line.spared().test(request)) {
            return script.reply(request);
        }
        if (isLost(request, line.inboundLoss())) {
            return UdpReply.silence();
        }
        UdpReply reply = script.reply(request);
        return bring(request, isDoubled() ? reply.and(script.reply(request)) : reply);
    }

    private UdpReply bring(RecordedDatagram request, UdpReply reply) {
        List<OutgoingDatagram> brought = new ArrayList<>();
        for (OutgoingDatagram datagram : reply.datagrams()) {
            if (!isLost(request, line.outboundLoss())) {
                brought.add(datagram.after(delay()));
                if (isDoubled()) {
                    brought.add(datagram.after(delay()));
                }
            }
        }
        return new UdpReply(brought);
    }

    private boolean isLost(RecordedDatagram request, double share) {
        UdpRequestKey sent = UdpRequestKey.of(request);
        if (random.nextDouble() >= share || losses.getOrDefault(sent, 0) >= line.lossesPerRequest()) {
            return false;
        }
        losses.merge(sent, 1, Integer::sum);
        return true;
    }

    private boolean isDoubled() {
        return random.nextDouble() < line.duplicates();
    }

    private Duration delay() {
        long range = line.mostDelay().minus(line.leastDelay()).toNanos();
        return line.leastDelay().plusNanos((long) (random.nextDouble() * range));
    }
}
