package dev.herald.adapter.websocket;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that one client says to one tracker over one socket (WS-18): questions go out, answers find their questions, swarms stay
 * announced over lost connections, and descriptions of sessions pass through. It knows no network; everything in it happens on its
 * loop.
 */
final class Conversation implements Connection.Talk {

    /** How many questions wait for a socket at most. */
    static final int MOST_WAITING = 100_000;

    private static final Duration UNASKED_TIMEOUT = Duration.ofSeconds(30);

    private final Loop loop;
    private final Runnable whenUnneeded;
    private final Connection connection;
    private final Questions questions = new Questions();
    private final LiveSwarms live = new LiveSwarms();
    private final SignallingDesk desk;
    private final Hearing hearing;
    private final Reintroduction reintroduction;
    private final Trail trail = new Trail();
    private Option<PeerId> self = Option.none();
    private boolean closed;
    private int bytesOfMessage;

    Conversation(TrackerUrl tracker, WebSocketOptions options, Loop loop, Line.Dialler dialler, Runnable whenUnneeded) {
        this.loop = loop;
        this.whenUnneeded = whenUnneeded;
        this.connection = new Connection(loop, dialler, new Backoff(options.random()), this);
        Tally tally = new Tally();
        this.desk = new SignallingDesk(tracker, options, loop, tally);
        this.hearing = new Hearing(tracker, questions, live, desk, tally, new Heard());
        this.reintroduction = new Reintroduction(loop, live, new Again());
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
        follow(question.trace(), pause);
        connection.need();
        pump();
    }

    private void follow(Trace trace, Option<Duration> pause) {
        trail.begin(trace);
        if (!trace.isOn()) {
            return;
        }
        if (connection.isOpen()) {
            trace.tell(new TraceStep.Reused("a WebSocket that is open"));
        } else if (pause.isDefined()) {
            trace.tell(new TraceStep.Queued("the connection was lost, and is opened again in "
                    + Math.max(1, pause.get().toSeconds()) + " s"));
        } else if (!connection.isIdle()) {
            trace.tell(new TraceStep.Queued("a WebSocket is being opened already"));
        }
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
        trail.end(question.trace());
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
        endAll(question -> question.fail(closedError()));
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
        while (connection.hasRoom() && mayGo(questions.first())) {
            Question<?> next = questions.next();
            if (next != null) {
                send(next);
            }
        }
    }

    private boolean mayGo(@Nullable Question<?> first) {
        return first != null && (!desk.isBusy() || goesWithoutOffers(first));
    }

    /** Offers are worth half of a question's time, and no more: it does not end in our own queue for them. */
    private boolean goesWithoutOffers(Question<?> question) {
        boolean isLate =
                question.remaining(loop.now()).compareTo(question.timeout().dividedBy(2)) <= 0;
        return isLate || !(question instanceof AnnounceQuestion announce) || desk.offersWanted(announce.request()) == 0;
    }

    private void send(Question<?> question) {
        if (question instanceof ScrapeQuestion scrape) {
            send("scrape", MessageWriter.scrape(scrape.inOrder()), scrape);
            questions.sent(scrape);
        } else if (question instanceof AnnounceQuestion announce) {
            AnnounceRequest request = announce.request();
            self = Option.some(request.client().peerId());
            int wanted = desk.isBusy() ? 0 : desk.offersWanted(request);
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
        send("announce", MessageWriter.announce(request, offers), announce);
        questions.sent(announce);
        if (request.event() == AnnounceEvent.STOPPED) {
            forget(request.swarm());
        } else {
            desk.announced(request.swarm(), offers);
        }
    }

    private void send(String what, String message, Question<?> question) {
        if (question.trace().isOn()) {
            int bytes = message.getBytes(StandardCharsets.UTF_8).length;
            question.trace().tell(new TraceStep.Sent(what, bytes, 1));
        }
        connection.send(message);
    }

    /** Our own announces after a reconnect, which never pile up: neither here nor at the tracker. */
    private final class Again implements Reintroduction.Announcing {
        @Override
        public boolean mayAnnounce(int unanswered) {
            return connection.hasRoom() && !desk.isBusy() && questions.unasked() < unanswered;
        }

        @Override
        public void announce(AnnounceRequest request) {
            if (!questions.isAnnouncing(request.swarm())) {
                AnnounceQuestion unasked = AnnounceQuestion.unasked(request, UNASKED_TIMEOUT, loop.now());
                unasked.timedBy(loop.after(UNASKED_TIMEOUT, () -> expire(unasked)));
                questions.add(unasked);
                pump();
            }
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
    public Trail trail() {
        return trail;
    }

    @Override
    public void opened() {
        hearing.begin();
        live.onNewSocket();
        pump();
        reintroduction.begin();
        settle();
    }

    @Override
    public void lost(TrackerError why) {
        reintroduction.stop();
        desk.socketGone();
        endAll(question -> question.fail(why));
        loop.execute(this::settle);
    }

    @Override
    public void broken(Throwable bug) {
        reintroduction.stop();
        desk.socketGone();
        live.forgetAll();
        endAll(question -> question.failWith(bug));
        loop.execute(this::settle);
    }

    private void endAll(Consumer<Question<?>> end) {
        for (Question<?> question : questions.takeAll()) {
            trail.end(question.trace());
            end.accept(question);
        }
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
        bytesOfMessage = bytes.length;
        hearing.hear(bytes);
    }

    /** What it means for this conversation. */
    private final class Heard implements Hearing.Consequences {
        @Override
        public void answered(Question<?> question, Runnable answering) {
            finish(question, answering);
        }

        @Override
        public void gone(InfoHash swarm) {
            forget(swarm);
        }

        @Override
        public void noTracker(TrackerError why) {
            connection.giveUp(why);
        }

        @Override
        public boolean isSelf(PeerId peer) {
            return self.contains(peer);
        }

        @Override
        public void reply(InfoHash swarm, PeerId peer, OfferId offer, String sdp) {
            if (connection.hasRoom()) {
                self.forEach(own -> connection.send(MessageWriter.answer(swarm, own, peer, offer, sdp)));
            }
        }
    }

    private void finish(Question<?> question, Runnable answering) {
        if (question.trace().isOn()) {
            question.trace().tell(new TraceStep.Received("an answer", bytesOfMessage));
        }
        trail.end(question.trace());
        questions.finish(question);
        answering.run();
        pump();
        settle();
    }
}
