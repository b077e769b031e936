package dev.herald.adapter.websocket;

import dev.herald.adapter.websocket.Received.Counts;
import dev.herald.adapter.websocket.Received.Files;
import dev.herald.adapter.websocket.Received.Refusal;
import dev.herald.adapter.websocket.Received.Relayed;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one client says to one tracker over one socket (WS-18): questions go out, answers find their questions, swarms stay
 * announced over lost connections, and descriptions of sessions pass through. It knows no network; everything in it happens on its
 * loop.
 */
final class Conversation implements Connection.Talk {

    /** How many questions wait for a socket at most. */
    static final int MOST_WAITING = 100_000;

    /** So many messages in a row that nobody can read are no tracker. */
    static final int MOST_UNREADABLE = 100;

    /** What is assumed until a tracker says how long to stay silent (WS-20), in seconds. */
    private static final long FIRST_INTERVAL = 30;

    private static final Duration UNASKED_TIMEOUT = Duration.ofSeconds(30);

    private final TrackerUrl tracker;
    private final Loop loop;
    private final Runnable whenUnneeded;
    private final Connection connection;
    private final Questions questions = new Questions();
    private final LiveSwarms live = new LiveSwarms();
    private final Tally tally = new Tally();
    private final SignallingDesk desk;
    private final Reintroduction reintroduction;
    private Option<PeerId> self = Option.none();
    private boolean closed;
    private int unreadableInARow;

    Conversation(TrackerUrl tracker, WebSocketOptions options, Loop loop, Line.Dialler dialler, Runnable whenUnneeded) {
        this.tracker = tracker;
        this.loop = loop;
        this.whenUnneeded = whenUnneeded;
        this.connection = new Connection(loop, dialler, new Backoff(options.random()), this);
        this.desk = new SignallingDesk(tracker, options, loop, tally);
        this.reintroduction = new Reintroduction(loop, live, this::announceAgain);
    }

    // ---- what is asked of it

    void ask(Question<?> question) {
        if (question.isOver()) {
            return;
        }
        if (closed) {
            question.fail(closedError());
            return;
        }
        Option<Duration> pause = connection.untilRedial();
        if (pause.exists(delay -> delay.compareTo(question.remaining(loop.now())) >= 0)) {
            missed(question, pause.get());
            return;
        }
        if (questions.waiting() >= MOST_WAITING) {
            question.fail(new Blocked("more than " + MOST_WAITING + " questions wait for this tracker"));
            return;
        }
        question.timedBy(loop.after(question.remaining(loop.now()), () -> expire(question)));
        questions.add(question);
        connection.need();
        pump();
    }

    /** What cannot be told before it is too late is remembered, and told with the next announce (WS-22). */
    private void missed(Question<?> question, Duration pause) {
        if (question instanceof AnnounceQuestion announce) {
            if (announce.request().event() == AnnounceEvent.STOPPED) {
                forget(announce.swarm());
            } else {
                live.coalesce(announce.request());
            }
        }
        question.fail(new Unreachable(
                Stage.CONNECT,
                "the connection was lost; it is tried again in " + Math.max(1, pause.toSeconds()) + " s"));
        settle();
    }

    /** The asker has cancelled. */
    void abandon(Question<?> question) {
        question.forget();
        questions.finish(question);
        pump();
        settle();
    }

    private void expire(Question<?> question) {
        question.timeOut(questions.isSent(question) ? Stage.RECEIVE : connection.stage());
        abandon(question);
    }

    /** Ends it: every question is answered, the socket is closed, and the tracker takes that for {@code stopped} (WS-19). */
    void close() {
        closed = true;
        live.forgetAll();
        reintroduction.stop();
        connection.hangUp();
        desk.socketGone();
        questions.takeAll().forEach(question -> question.fail(closedError()));
    }

    static TrackerError closedError() {
        return new Unreachable(Stage.CONNECT, "the gateway is closed");
    }

    /** Whether it holds neither a socket nor a question nor a swarm. */
    boolean isUnneeded() {
        return questions.isEmpty() && live.isEmpty() && connection.isIdle();
    }

    // ---- what it sends

    private void pump() {
        while (connection.hasRoom() && !desk.isBusy()) {
            Question<?> next = questions.next();
            if (next == null) {
                return;
            }
            send(next);
        }
    }

    private void send(Question<?> question) {
        if (question instanceof ScrapeQuestion scrape) {
            connection.send(MessageWriter.scrape(scrape.inOrder()));
            questions.sent(scrape);
        } else if (question instanceof AnnounceQuestion announce) {
            AnnounceRequest request = announce.request();
            self = Option.some(request.client().peerId());
            int wanted = desk.offersWanted(request);
            if (wanted == 0) {
                send(announce, List.of());
            } else {
                desk.gather(request.swarm(), wanted, announce.remaining(loop.now()), offers -> {
                    sendIfStillWanted(announce, offers);
                    pump();
                });
            }
        }
    }

    private void sendIfStillWanted(AnnounceQuestion announce, List<OwnOffer> offers) {
        if (!announce.isOver() && connection.isOpen() && questions.isUnderWay(announce)) {
            send(announce, MessageWriter.fitting(offers));
        }
    }

    private void send(AnnounceQuestion announce, List<OwnOffer> offers) {
        AnnounceRequest request = live.onThisSocket(announce.request());
        connection.send(MessageWriter.announce(request, offers));
        questions.sent(announce);
        if (request.event() == AnnounceEvent.STOPPED) {
            forget(request.swarm());
        } else {
            desk.announced(request.swarm(), offers);
        }
    }

    private void announceAgain(AnnounceRequest request) {
        if (!questions.isAnnouncing(request.swarm())) {
            AnnounceQuestion unasked = AnnounceQuestion.unasked(request, UNASKED_TIMEOUT, loop.now());
            unasked.timedBy(loop.after(UNASKED_TIMEOUT, () -> expire(unasked)));
            questions.add(unasked);
            pump();
        }
    }

    private void forget(InfoHash swarm) {
        live.forget(swarm);
        desk.forget(swarm);
    }

    /** Lets the socket go where nothing needs it. */
    private void settle() {
        if (questions.isEmpty() && live.isEmpty() && !closed) {
            connection.release();
            if (connection.isIdle()) {
                whenUnneeded.run();
            }
        }
    }

    // ---- what happens to its connection

    @Override
    public void opened() {
        unreadableInARow = 0;
        live.onNewSocket();
        pump();
        reintroduction.begin();
        settle();
    }

    @Override
    public void lost(TrackerError why) {
        reintroduction.stop();
        desk.socketGone();
        questions.takeAll().forEach(question -> question.fail(why));
        loop.execute(this::settle);
    }

    @Override
    public void broken(Throwable bug) {
        reintroduction.stop();
        desk.socketGone();
        live.forgetAll();
        questions.takeAll().forEach(question -> question.failWith(bug));
        loop.execute(this::settle);
    }

    @Override
    public boolean hasLife() {
        return !live.isEmpty();
    }

    @Override
    public void roomAgain() {
        pump();
    }

    @Override
    public void hungUp() {
        desk.socketGone();
        whenUnneeded.run();
    }

    // ---- what it hears

    @Override
    public void message(byte[] bytes) {
        MessageReader.read(bytes).peek(this::heard).peekLeft(unreadable -> unreadable());
    }

    private void unreadable() {
        tally.unreadable();
        unreadableInARow++;
        if (unreadableInARow >= MOST_UNREADABLE) {
            connection.giveUp(new Malformed("messages of a tracker", 0));
        }
    }

    private void heard(Received message) {
        if (message.refusal().isDefined()) {
            unreadableInARow = 0;
            refused(message, message.refusal().get());
        } else if (message.files().isDefined()) {
            unreadableInARow = 0;
            scraped(message.files().get());
        } else if (message.action().contains("announce") && message.swarms().size() == 1) {
            unreadableInARow = 0;
            heardOf(message.swarms().get(0), message);
        } else {
            unreadable();
        }
    }

    private void heardOf(InfoHash swarm, Received message) {
        if (!live.knows(swarm) && !questions.isAnnouncing(swarm)) {
            tally.foreign();
            return;
        }
        message.offer().filter(this::isFromAnother).forEach(offer -> desk.offered(swarm, offer, this::answer));
        message.answer().filter(this::isFromAnother).forEach(answer -> desk.answered(swarm, answer));
        message.counts().forEach(counts -> announced(swarm, counts));
    }

    private boolean isFromAnother(Relayed description) {
        return !self.contains(description.peer());
    }

    private void answer(InfoHash swarm, PeerId peer, OfferId offer, String sdp) {
        if (connection.hasRoom()) {
            self.forEach(own -> connection.send(MessageWriter.answer(swarm, own, peer, offer, sdp)));
        }
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
        finish(announce, () -> announce.succeed(response(counts, interval)));
    }

    private AnnounceResponse response(Counts counts, long interval) {
        return new AnnounceResponse(
                AnnounceIntervals.ofSeconds(Option.some(interval), counts.minInterval()),
                counts.stats(),
                PeerList.empty(),
                counts.trackerId(),
                counts.warning().map(words -> Discretion.about(tracker, words)),
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
        finish(scrape, () -> scrape.succeed(response));
    }

    private void refused(Received message, Refusal refusal) {
        Question<?> question = refusedQuestion(message);
        if (question == null) {
            tally.foreign();
            return;
        }
        if (question instanceof AnnounceQuestion announce) {
            forget(announce.swarm());
        }
        TrackerError error = new Refused(Discretion.about(tracker, refusal.reason()), Option.none(), refusal.advice());
        finish(question, () -> question.fail(error));
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

    private void finish(Question<?> question, Runnable answering) {
        questions.finish(question);
        answering.run();
        pump();
        settle();
    }
}
