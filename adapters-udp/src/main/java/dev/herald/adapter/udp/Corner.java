package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.network.AddressFamilies;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * All that goes on within one scope: its trackers' addresses, its sockets or its relay, its conversations with their connection ids.
 * Trackers that the network makes an exception for have another one, and nothing of the one is ever used for the other. Runs on the
 * loop's thread.
 */
final class Corner implements Wire {

    private final NetworkScope scope;
    private final Map<AddressFamilies, AddressBook> books = new EnumMap<>(AddressFamilies.class);
    private final Carrier carrier;
    private final Probes probes;
    private final Errands errands;
    private final Conversations conversations;

    /** @param scope one that the network answered */
    Corner(
            NetworkScope scope,
            UdpOptions options,
            Network network,
            Selector selector,
            Errands errands,
            RandomGenerator random) {
        UdpOptions here = options.withNetwork(scope);
        this.scope = scope;
        for (AddressFamilies over : AddressFamilies.values()) {
            books.put(over, new AddressBook(network, over));
        }
        this.carrier =
                scope.proxy().isEmpty() ? new Sockets(here, selector) : new Relay(network, scope, selector, errands);
        this.probes = new Probes(here, selector);
        this.errands = errands;
        this.conversations = new Conversations(here, this, random);
    }

    void begin(Question question) {
        question.begin(conversations);
        question.trail().resolving(question.tracker.host());
        CompletableFuture<Either<TrackerError, Route>> way =
                bookFor(question.families()).routeTo(question.tracker, conversations.now());
        if (way.isDone()) {
            resolved(question, way);
        } else {
            way.whenComplete((route, failure) -> errands.add(() -> resolved(question, way)));
        }
    }

    private AddressBook bookFor(AddressFamilies over) {
        return Objects.requireNonNull(books.get(over), "there is one for each");
    }

    private static void resolved(Question question, CompletableFuture<Either<TrackerError, Route>> way) {
        try {
            way.join().peek(question::visit).peekLeft(question::end);
        } catch (RuntimeException bug) {
            question.breakOff(bug);
        }
    }

    void advance(long time) {
        conversations.advance(time);
    }

    /** How long nothing happens unless something arrives; not for long where interfaces come and go. */
    long quietFor() throws IOException {
        long quiet = conversations.quietFor();
        if (!carrier.isBounded()) {
            return quiet;
        }
        carrier.closeStranded(conversations);
        return Math.min(quiet, Sockets.WATCHING);
    }

    /** Something can be done with the channel behind {@code key}, if it is one of this corner's. */
    void ready(SelectionKey key) {
        if (carrier.owns(key)) {
            carrier.ready(key, conversations);
        } else if (probes.own(key)) {
            probes.ready(key, conversations);
        }
    }

    @Override
    public boolean send(ByteBuffer packet, Conversation to) throws IOException {
        return carrier.send(packet, to, conversations);
    }

    @Override
    public void probe(Conversation target) {
        if (scope.proxy().isEmpty()) {
            probes.send(target, conversations);
        }
    }

    long discarded(Discard reason) {
        return conversations.discards().of(reason);
    }

    void fallSilent() {
        conversations.fallSilent();
    }

    void end(TrackerError why) {
        conversations.end(why);
    }
}
