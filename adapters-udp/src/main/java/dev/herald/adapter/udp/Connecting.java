package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.TimedOut;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Asking for a connection id, on behalf of everybody in line, until it comes or nobody is left who wants it. */
final class Connecting extends Exchange {

    /** Most trackers that are there have answered by then, and whoever has another address to try has not waited long. */
    private static final long PROBE_AFTER = 200_000_000L;

    private final Conversation conversation;
    private final Conversations all;
    private final long start;
    private final Transmissions transmissions = new Transmissions();
    private boolean probed;

    /** @param n where BEP 15's count stands */
    Connecting(Conversation conversation, Conversations all, int n) {
        this.conversation = conversation;
        this.all = all;
        this.start = all.now();
        this.probed = conversation.wasHeard();
        transmissions.startAt(n);
        all.transactions().open(this);
    }

    /** Sends it, in the time that {@code first} has. */
    void transmit(Question first) {
        RequestFrames.connect(all.blankPacket(), transaction());
        try {
            // Where the socket is full this one is lost like others are.
            all.send(conversation);
        } catch (IOException broken) {
            conversation.connectedInVain(all.now(), UdpFailures.error(broken, Stage.CONNECT));
            return;
        }
        long now = all.now();
        long answerDue = conversation.roundTrip().answerDue();
        transmissions.sent(all.schedule(), most(), now, answerDue, first.shareEnd() - now);
        tellFollowers(trail -> trail.sent("connect", RequestFrames.CONNECT_BYTES, transmissions.n()));
        arm();
    }

    /** Somebody joined who may not have the time that others have: he gets a transmission of his own within half of it. */
    void hurry(Question newcomer) {
        if (transmissions.hurry(all.now() + (newcomer.shareEnd() - all.now()) / 2)) {
            arm();
        }
    }

    private void arm() {
        long again = transmissions.again();
        all.wheel().arm(this, probed ? again : Math.min(again, transmissions.last() + PROBE_AFTER));
    }

    @Override
    void ring() {
        Question first = conversation.firstWhoWaits();
        if (first == null) {
            conversation.endConnecting();
        } else if (all.now() < transmissions.again()) {
            probe();
        } else if (transmissions.n() < most()) {
            tellFollowers(trail -> trail.overdue(all.now() - transmissions.last()));
            transmit(first);
        } else {
            conversation.connectedInVain(start, new TimedOut(Duration.ofNanos(all.now() - start), Stage.CONNECT));
        }
    }

    private int most() {
        return all.schedule().connects(conversation.guests());
    }

    private void probe() {
        probed = true;
        arm();
        all.wire().probe(conversation);
    }

    @Override
    int action() {
        return RequestFrames.CONNECT;
    }

    @Override
    Conversation conversation() {
        return conversation;
    }

    private void tellFollowers(Consumer<Trail> news) {
        if (!conversation.followed().isEmpty()) {
            conversation.followed().forEach(news);
        }
    }

    @Override
    void ignored(InetSocketAddress from, Discard why) {
        tellFollowers(trail -> trail.ignored(from, why));
    }

    @Override
    void answered(ByteBuffer packet) {
        tellFollowers(trail -> trail.received("a connection id", packet.remaining()));
        conversation.heard(transmissions);
        conversation.connected(AnswerFrames.connectionId(packet));
    }

    @Override
    void refused(String words) {
        tellFollowers(trail -> trail.received("an error", AnswerFrames.HEADER + words.length()));
        conversation.heard(transmissions);
        conversation.connectRefused(words);
    }

    /** Answers are not waited for any more. */
    void stop() {
        all.transactions().close(this);
        all.wheel().disarm(this);
    }
}
