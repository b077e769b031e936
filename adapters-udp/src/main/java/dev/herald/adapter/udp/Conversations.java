package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All conversations of one gateway and what they share: the transactions, the timers, the packet that requests are written into.
 * Runs on one thread and never blocks; it is told the time and handed the packets, so a lossy hour is a loop in a test.
 */
final class Conversations {

    /** A datagram carries no more (UDP-R4). */
    static final int LARGEST_PACKET = 65_507;

    private static final int MOST_KEPT = 4_096;

    private final UdpOptions options;
    private final Schedule schedule;
    private final Wire wire;
    private final Transactions transactions;
    private final TimerWheel wheel = new TimerWheel();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_PACKET);
    private final Map<InetSocketAddress, Conversation> byAddress = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Conversation> blocked = new HashSet<>();
    private final Discards discards = new Discards();
    private long now;
    private boolean silent;

    Conversations(UdpOptions options, Wire wire, RandomGenerator random) {
        this.options = options;
        this.schedule = new Schedule(options.pace(), options.transmissions());
        this.wire = wire;
        this.transactions = new Transactions(random);
    }

    /** Time has come to {@code time}, in nanoseconds from 0: rings what is due. */
    void advance(long time) {
        now = time;
        wheel.advance(time);
    }

    /** How many nanoseconds from now nothing happens unless something arrives; {@link Long#MAX_VALUE} if never. */
    long quietFor() {
        return wheel.quietFor(now);
    }

    /** A packet arrived. Whatever is wrong with it, it is counted and changes nothing (UDP-R1). */
    void received(ByteBuffer arrived, InetSocketAddress source) {
        Exchange exchange =
                arrived.remaining() < AnswerFrames.HEADER ? null : transactions.find(AnswerFrames.transaction(arrived));
        Discard fault = fault(arrived, source, exchange);
        if (fault != null || exchange == null) {
            ignore(source, exchange, fault == null ? Discard.UNKNOWN_TRANSACTION : fault);
            if (fault == Discard.TOO_SHORT && exchange != null) {
                exchange.cutShort(arrived.remaining());
            }
            return;
        }
        transactions.close(exchange);
        if (AnswerFrames.action(arrived) == AnswerFrames.ERROR) {
            exchange.refused(AnswerFrames.error(arrived));
        } else {
            exchange.answered(arrived);
        }
    }

    private void ignore(InetSocketAddress source, @Nullable Exchange exchange, Discard why) {
        discards.count(why);
        if (exchange != null) {
            exchange.ignored(source, why);
            return;
        }
        Conversation there = byAddress.get(source);
        if (there != null) {
            there.followed().forEach(trail -> trail.ignored(source, why));
        }
    }

    /** The first check of UDP-R1 that fails, in its order, though the transaction is looked up before the source. */
    private @Nullable Discard fault(ByteBuffer arrived, InetSocketAddress source, @Nullable Exchange exchange) {
        boolean fromThere = exchange == null
                ? byAddress.containsKey(source)
                : exchange.conversation().isFrom(source);
        if (!fromThere) {
            return Discard.WRONG_SOURCE;
        }
        if (arrived.remaining() < AnswerFrames.HEADER) {
            return Discard.NO_HEADER;
        }
        if (exchange == null) {
            return Discard.UNKNOWN_TRANSACTION;
        }
        int action = AnswerFrames.action(arrived);
        if (action != exchange.action() && action != AnswerFrames.ERROR) {
            return Discard.WRONG_ACTION;
        }
        return arrived.remaining() < AnswerFrames.shortest(action) ? Discard.TOO_SHORT : null;
    }

    /** What was ignored. */
    Discards discards() {
        return discards;
    }

    /** The conversation with this address and port. */
    Conversation with(InetSocketAddress remote) {
        Conversation known = byAddress.get(remote);
        if (known != null) {
            return known;
        }
        if (byAddress.size() >= MOST_KEPT) {
            forgetIdle();
        }
        Conversation fresh = new Conversation(this, remote);
        byAddress.put(remote, fresh);
        return fresh;
    }

    /** A quarter of those that nobody uses, the longest unused first; what is used is bounded by those who ask. */
    private void forgetIdle() {
        List<InetSocketAddress> idle = byAddress.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle())
                .limit(MOST_KEPT / 4)
                .map(Map.Entry::getKey)
                .toList();
        idle.forEach(byAddress::remove);
    }

    /** The buffer to write the next packet into. */
    ByteBuffer blankPacket() {
        return packet.clear();
    }

    /** Sends what was written into it. False where that has to wait: the conversation is pumped again when there is room. */
    boolean send(Conversation to) throws IOException {
        boolean sent = wire.send(packet.flip(), to);
        if (!sent) {
            blocked.add(to);
        }
        return sent;
    }

    /** There is room again for what could not be sent. */
    void writable() {
        List<Conversation> waiting = List.copyOf(blocked);
        blocked.clear();
        waiting.forEach(Conversation::pump);
    }

    /** The socket that {@code whose} conversations used is gone: what trackers knew it by is of no use any more. */
    void forgetIds(Predicate<Conversation> whose) {
        byAddress.values().stream().filter(whose).forEach(Conversation::forgetId);
    }

    /** Nothing can be sent to anybody at the moment. */
    void undeliverable(TrackerError why) {
        List.copyOf(byAddress.values()).forEach(conversation -> conversation.connectedInVain(now, why));
    }

    /** From now on nothing is sent any more. */
    void fallSilent() {
        silent = true;
    }

    boolean isSilent() {
        return silent;
    }

    /** Ends every question. */
    void end(TrackerError why) {
        fallSilent();
        wheel.drain(alarm -> {
            if (alarm instanceof Question question) {
                question.end(why);
            }
        });
    }

    long now() {
        return now;
    }

    UdpOptions options() {
        return options;
    }

    Schedule schedule() {
        return schedule;
    }

    Wire wire() {
        return wire;
    }

    Transactions transactions() {
        return transactions;
    }

    TimerWheel wheel() {
        return wheel;
    }
}
