package dev.herald.adapter.websocket;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.Secret;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.netty.channel.EventLoop;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Every conversation of a gateway: one for each tracker, name and password that it is told (WS-1), and peer id, because trackers bind a
 * socket to the first peer id they see on it (WS-18). A scrape, which has none, goes along with whichever conversation there is; what wants one IP version never goes along
 * with one that may use another (IPV6-5).
 */
final class Conversations implements AutoCloseable {

    private static final int MOST = 1_000;

    private final NettyMeans means;
    private final Map<TrackerUrl, List<Entry>> entries = new HashMap<>();
    private int size;
    private boolean closed;

    /** A conversation, and how many questions hold it. */
    private static final class Entry {
        private final EventLoop loop;
        private final AddressFamilies over;
        private final Option<Secret> userInfo;
        private Option<PeerId> peer;
        private @Nullable Conversation conversation;
        private int holds;

        Entry(EventLoop loop, AddressFamilies over, Option<Secret> userInfo, Option<PeerId> peer) {
            this.loop = loop;
            this.over = over;
            this.userInfo = userInfo;
            this.peer = peer;
        }

        Conversation conversation() {
            if (conversation == null) {
                throw new IllegalStateException("an entry is shown to nobody before it has its conversation");
            }
            return conversation;
        }

        boolean takes(TrackerUrl tracker, Option<PeerId> wanted, AddressFamilies families) {
            boolean isOverThese = families == AddressFamilies.BOTH || families == over;
            return isOverThese
                    && userInfo.equals(tracker.userInfo())
                    && (wanted.isEmpty() || peer.isEmpty() || peer.equals(wanted));
        }
    }

    Conversations(NettyMeans means) {
        this.means = means;
    }

    /** Asks in the conversation that is right for it; {@code peer} is none for a question that does not say who asks. */
    <T> CompletableFuture<Either<TrackerError, T>> ask(
            TrackerUrl tracker, Option<PeerId> peer, AddressFamilies over, Question<T> question) {
        Either<TrackerError, Entry> found = hold(tracker, peer, over);
        if (found.isLeft()) {
            question.fail(found.getLeft());
            return question.answer();
        }
        Entry entry = found.get();
        Conversation conversation = entry.conversation();
        question.answer().whenComplete((answer, failure) -> {
            if (question.answer().isCancelled()) {
                run(entry, () -> conversation.abandon(question));
            }
            letGo(tracker, entry);
        });
        if (!run(entry, () -> conversation.ask(question))) {
            question.fail(Conversation.closedError());
        }
        return question.answer();
    }

    private static boolean run(Entry entry, Runnable task) {
        try {
            entry.loop.execute(task);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private synchronized Either<TrackerError, Entry> hold(
            TrackerUrl tracker, Option<PeerId> peer, AddressFamilies over) {
        if (closed) {
            return Either.left(Conversation.closedError());
        }
        List<Entry> here = entries.computeIfAbsent(tracker, url -> new ArrayList<>());
        for (Entry entry : here) {
            if (entry.takes(tracker, peer, over)) {
                entry.peer = entry.peer.orElse(peer);
                entry.holds++;
                return Either.right(entry);
            }
        }
        if (size >= MOST) {
            return Either.left(new Blocked("more than " + MOST + " WebSockets at once"));
        }
        Entry entry = new Entry(means.nextLoop(), over, tracker.userInfo(), peer);
        Loop loop = new Loop(entry.loop, means.options().time());
        entry.conversation = new Conversation(
                tracker,
                means.options(),
                loop,
                listener -> new NettyLine(tracker, over, means, entry.loop, listener),
                () -> forget(tracker, entry));
        entry.holds++;
        here.add(entry);
        size++;
        return Either.right(entry);
    }

    private synchronized void letGo(TrackerUrl tracker, Entry entry) {
        entry.holds--;
        if (entry.holds == 0) {
            run(entry, () -> forget(tracker, entry));
        }
    }

    /** On the entry's loop: nobody else can begin something in between, as whoever asks holds the entry before. */
    private synchronized void forget(TrackerUrl tracker, Entry entry) {
        List<Entry> here = entries.get(tracker);
        if (entry.holds == 0 && entry.conversation().isUnneeded() && here != null && here.remove(entry)) {
            size--;
            if (here.isEmpty()) {
                entries.remove(tracker);
            }
        }
    }

    synchronized int size() {
        return size;
    }

    private synchronized List<Entry> takeAll() {
        closed = true;
        List<Entry> all = new ArrayList<>();
        entries.values().forEach(all::addAll);
        entries.clear();
        size = 0;
        return all;
    }

    /** Everything is answered when this returns, unless a loop is held up for more than a second. */
    @Override
    public void close() {
        List<Entry> all = takeAll();
        CountDownLatch answered = new CountDownLatch(all.size());
        for (Entry entry : all) {
            boolean accepted = run(entry, () -> {
                entry.conversation().close();
                answered.countDown();
            });
            if (!accepted || entry.loop.inEventLoop()) {
                answered.countDown();
            }
        }
        try {
            answered.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        means.close();
    }
}
