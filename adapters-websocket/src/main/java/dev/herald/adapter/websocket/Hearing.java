package dev.herald.adapter.websocket;

import dev.herald.adapter.websocket.Received.Counts;
import dev.herald.adapter.websocket.Received.Files;
import dev.herald.adapter.websocket.Received.Refusal;
import dev.herald.adapter.websocket.Received.Relayed;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker says on one socket, taken to the question, the swarm or the peer it is about (WS-10 to WS-17). Nothing in it is
 * trusted: what is about nobody here is counted and skipped.
 */
final class Hearing {

    /** So many messages that nobody can read, and none that somebody can, are no tracker. */
    static final int MOST_UNREADABLE_AT_FIRST = 100;

    /** The same in a row, where there was a tracker: any member of a swarm can make one pass on rubbish. */
    static final int MOST_UNREADABLE = 10_000;

    /** What is assumed until a tracker says how long to stay silent (WS-20), in seconds. */
    private static final long FIRST_INTERVAL = 30;

    private final TrackerUrl tracker;
    private final Questions questions;
    private final LiveSwarms live;
    private final SignallingDesk desk;
    private final Tally tally;
    private final Consequences consequences;
    private int unreadableInARow;
    private boolean isTracker;

    /** What follows from it for whoever listens. */
    interface Consequences {
        /** The question has ended; {@code answering} tells whoever asked. */
        void answered(Question<?> question, Runnable answering);

        /** The tracker does not count us in this swarm. */
        void gone(InfoHash swarm);

        /** Whoever speaks is no tracker. */
        void noTracker(TrackerError why);

        /** Whether it is we who go by this id. */
        boolean isSelf(PeerId peer);

        /** Sends our answer to a peer's offer. */
        void reply(InfoHash swarm, PeerId peer, OfferId offer, String sdp);
    }

    Hearing(
            TrackerUrl tracker,
            Questions questions,
            LiveSwarms live,
            SignallingDesk desk,
            Tally tally,
            Consequences consequences) {
        this.tracker = tracker;
        this.questions = questions;
        this.live = live;
        this.desk = desk;
        this.tally = tally;
        this.consequences = consequences;
    }

    /** There is a new socket. */
    void begin() {
        unreadableInARow = 0;
        isTracker = false;
    }

    void hear(byte[] bytes) {
        MessageReader.read(bytes).peek(this::heard).peekLeft(unreadable -> unreadable());
    }

    private void unreadable() {
        tally.unreadable();
        unreadableInARow++;
        if (unreadableInARow >= (isTracker ? MOST_UNREADABLE : MOST_UNREADABLE_AT_FIRST)) {
            consequences.noTracker(new Malformed("messages of a tracker", 0));
        }
    }

    private void heard(Received message) {
        if (message.refusal().isDefined()) {
            readable();
            refused(message, message.refusal().get());
        } else if (message.files().isDefined()) {
            readable();
            scraped(message.files().get());
        } else if (message.action().contains("announce") && message.swarms().size() == 1) {
            readable();
            heardOf(message.swarms().get(0), message);
        } else {
            unreadable();
        }
    }

    private void readable() {
        unreadableInARow = 0;
        isTracker = true;
    }

    private void heardOf(InfoHash swarm, Received message) {
        if (!live.knows(swarm) && !questions.isAnnouncing(swarm)) {
            tally.foreign();
            return;
        }
        message.offer().filter(this::isFromAnother).forEach(offer -> desk.offered(swarm, offer, consequences::reply));
        message.answer().filter(this::isFromAnother).forEach(answer -> desk.answered(swarm, answer));
        message.counts().forEach(counts -> announced(swarm, counts));
    }

    private boolean isFromAnother(Relayed description) {
        return !consequences.isSelf(description.peer());
    }

    private void announced(InfoHash swarm, Counts counts) {
        AnnounceQuestion announce = questions.announced(swarm);
        if (announce == null) {
            return;
        }
        long interval = counts.interval()
                .orElse(counts.minInterval())
                .filter(seconds -> seconds > 0)
                .getOrElse(() -> live.interval(swarm).getOrElse(FIRST_INTERVAL));
        if (announce.request().event() != AnnounceEvent.STOPPED) {
            live.accepted(announce.request(), interval);
        }
        consequences.answered(announce, () -> announce.succeed(response(counts, interval)));
    }

    private AnnounceResponse response(Counts counts, long interval) {
        return new AnnounceResponse(
                AnnounceIntervals.ofSeconds(Option.some(interval), counts.minInterval()),
                counts.stats(),
                PeerList.empty(),
                counts.trackerId(),
                counts.warning().map(tracker::hideSecretsIn),
                Option.none(),
                tally.remarks());
    }

    private void scraped(Files files) {
        ScrapeQuestion scrape = questions.scraped(files.found().keySet());
        if (scrape == null) {
            tally.foreign();
            return;
        }
        ScrapeResponse response = new ScrapeResponse(
                HashMap.ofAll(files.found()).filterKeys(scrape.swarms()::contains),
                files.pause()
                        .filter(seconds -> seconds > 0)
                        .map(seconds -> Duration.ofSeconds(Math.min(seconds, AnnounceIntervals.LONGEST.toSeconds()))));
        consequences.answered(scrape, () -> scrape.succeed(response));
    }

    private void refused(Received message, Refusal refusal) {
        Question<?> question = refusedQuestion(message);
        if (question == null) {
            tally.foreign();
            return;
        }
        if (question instanceof AnnounceQuestion announce) {
            consequences.gone(announce.swarm());
        }
        TrackerError error = new Refused(tracker.hideSecretsIn(refusal.reason()), Option.none(), refusal.advice());
        consequences.answered(question, () -> question.fail(error));
    }

    /** Where a refusal names neither what it refuses nor a swarm, it is for the question that was sent first (WS-14). */
    private @Nullable Question<?> refusedQuestion(Received message) {
        if (message.action().contains("scrape")) {
            return questions.scraped(message.swarms());
        }
        if (message.swarms().isEmpty()) {
            return questions.oldest();
        }
        AnnounceQuestion announce = questions.announced(message.swarms().get(0));
        return announce != null || message.action().isDefined() ? announce : questions.scraped(message.swarms());
    }
}
