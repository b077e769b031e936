package dev.herald.adapter.http;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.network.Alarms;
import dev.herald.network.Visit;
import dev.herald.network.Way;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * One question and its final answer, over as many connections as redirects and silently closed connections make it take, all within
 * one deadline. Whatever ends it, it holds nothing afterwards.
 *
 * @param <T> what the answer is read as
 */
final class Conversation<T> implements ConnectionPool.Waiter, Dial.Caller, Exchange.Asker {

    /** What it takes to converse. */
    record Means(ConnectionPool pool, Dial.Means dialling, HttpLimits limits) {}

    private static final int PROXY_WANTS_TO_KNOW_US = 407;

    private final Means means;
    private final Deadline deadline;
    private final Trail trail;
    private final Function<HttpAnswer, Either<TrackerError, T>> reader;
    private final Redirects redirects;
    private final CompletableFuture<Either<TrackerError, T>> outcome = new CompletableFuture<>();
    private volatile Stage stage = Stage.CONNECT;

    // Guarded by this.
    private Destination destination;
    private Alarms.@Nullable Alarm alarm;
    private @Nullable Connection connection;
    private @Nullable Dial dial;
    private @Nullable Exchange exchange;
    private boolean inLine;
    private int timesSent;
    /** Which way the last question went. */
    private @Nullable Way way;

    private boolean over;

    /** {@code reader} reads the final answer; on the thread that owns the connection, so it must not block. */
    Conversation(
            Means means,
            Destination destination,
            Deadline deadline,
            Trail trail,
            Function<HttpAnswer, Either<TrackerError, T>> reader) {
        this.means = means;
        this.destination = destination;
        this.deadline = deadline;
        this.trail = trail;
        this.reader = reader;
        this.redirects = new Redirects(means.limits().redirects(), destination);
    }

    /** Asks. The future is completed on a thread of the gateway's, by the deadline. */
    CompletableFuture<Either<TrackerError, T>> begin() {
        Destination start;
        synchronized (this) {
            alarm = means.dialling().alarms().set(deadline.remaining().toNanos(), this::expire);
            start = destination;
        }
        ask(start);
        return outcome;
    }

    /** Ends it where the interface that it goes over is gone: no answer will come that way. */
    void endIfStranded() {
        Connection used;
        synchronized (this) {
            used = connection;
        }
        if (used != null && used.isStranded()) {
            end(new Unreachable(stage, "the local address that the connection came from is gone"));
        }
    }

    /** Ends it with {@code error}, unless it has ended. */
    void end(TrackerError error) {
        if (release()) {
            outcome.complete(Either.left(error));
        }
    }

    private void ask(Destination where) {
        if (isBlocked(where)) {
            return;
        }
        synchronized (this) {
            destination = where;
            inLine = true;
        }
        stage = Stage.CONNECT;
        Connection free = means.pool().take(where.origin(), this);
        if (free != null) {
            accept(free);
        } else if (isOver()) {
            means.pool().forget(where.origin(), this);
        } else {
            trail.queued();
        }
    }

    /** Whether it may not go there, so that this is the end; also where a rule of somebody's own cannot say. */
    private boolean isBlocked(Destination where) {
        try {
            Option<Blocked> objection = means.dialling().network().objection(where.visit());
            if (objection.isDefined()) {
                end(objection.get());
            }
            return objection.isDefined();
        } catch (RuntimeException bug) {
            fail(bug);
            return true;
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    @Override
    public void accept(Connection free) {
        boolean wanted;
        synchronized (this) {
            inLine = false;
            wanted = !over;
            connection = wanted ? free : null;
        }
        if (!wanted) {
            means.pool().drop(free);
        } else if (free.isOpen() && free.isInScope()) {
            trail.reused();
            send(free);
        } else {
            free.abort();
            dial();
        }
    }

    private void dial() {
        Dial attempt;
        synchronized (this) {
            if (over) {
                return;
            }
            attempt = new Dial(means.dialling(), destination, deadline, trail, this);
            dial = attempt;
        }
        attempt.begin();
    }

    @Override
    public void reached(Stage next) {
        stage = next;
    }

    @Override
    public void connected(IOSession session, Way way) {
        Connection place;
        synchronized (this) {
            dial = null;
            place = connection;
            if (place != null) {
                place.opened(session, way);
            }
        }
        if (place == null) {
            session.close(CloseMode.IMMEDIATE);
        } else {
            send(place);
        }
    }

    @Override
    public void notConnected(Throwable failure) {
        fail(failure);
    }

    @Override
    public void noWay(TrackerError why) {
        end(why);
    }

    @Override
    public void noAnswer(Duration after) {
        end(new TimedOut(after, stage));
    }

    private void send(Connection open) {
        Way taken = open.way();
        if (taken != null && isBlocked(taken)) {
            return;
        }
        RequestFormat format = taken == null
                ? means.dialling().format()
                : means.dialling().format().through(taken.proxy());
        boolean last = !open.isUsed() && means.pool().closesSilently(open.origin());
        Exchange question;
        RequestHead request;
        int time;
        synchronized (this) {
            if (over) {
                return;
            }
            request = format.get(destination, last);
            question = new Exchange(request, means.limits().bodyBytes(), this);
            exchange = question;
            time = ++timesSent;
        }
        stage = Stage.RECEIVE;
        trail.sent(request, time);
        open.send(question);
    }

    /** Another question may have opened the connection, one that was allowed to go there. */
    private boolean isBlocked(Way taken) {
        Visit visit;
        synchronized (this) {
            visit = destination.visit();
            way = taken;
        }
        Option<Blocked> objection = means.dialling().network().objection(visit, taken);
        objection.forEach(this::end);
        return objection.isDefined();
    }

    /** Whether the last answer came from the world, and not from a network of our own. */
    private synchronized boolean cameFromOutside() {
        return way == null || !way.isInside();
    }

    @Override
    public void beginsToAnswer() {
        trail.firstByte();
    }

    @Override
    public void answered(HttpAnswer answer) {
        Connection done = letGo();
        if (done != null) {
            means.pool().give(done);
            proceed(answer);
        }
    }

    @Override
    public void tooLong() {
        TrackerError tooLong =
                new Blocked("an answer of more than " + means.limits().bodyBytes() + " bytes");
        Option<HttpAnswer> refusal = soFar(tooLong).filter(answer -> answer.status() != 200);
        if (refusal.isEmpty()) {
            end(tooLong);
        } else {
            breakOff();
            proceed(refusal.get());
        }
    }

    @Override
    public void broken(Exception cause) {
        Option<TrackerError> known = HttpFailures.classify(cause, stage);
        Option<HttpAnswer> begun = known.flatMap(this::soFar);
        if (begun.isDefined()) {
            breakOff();
            proceed(begun.get());
        } else if (!known.isDefined() || !trySilentlyClosedAgain()) {
            fail(cause);
        }
    }

    /**
     * A kept connection that ends before its answer begins was closed by the other side while it was idle: the question has not been
     * heard, and goes out again on a fresh connection in the same place.
     */
    private boolean trySilentlyClosedAgain() {
        Connection stale;
        synchronized (this) {
            stale = connection;
            exchange = null;
        }
        if (stale == null || !stale.isUsed()) {
            return false;
        }
        trail.foundClosed();
        means.pool().caughtClosingSilently(stale);
        stale.abort();
        dial();
        return true;
    }

    private void proceed(HttpAnswer answer) {
        trail.answered(answer);
        if (answer.status() == PROXY_WANTS_TO_KNOW_US && isThroughHttpProxy()) {
            end(new Unreachable(Stage.PROXY, "the proxy does not accept us without a user and a password it knows"));
        } else if (answer.isRedirect()) {
            redirects.follow(answer, cameFromOutside()).peek(this::redirect).peekLeft(this::end);
        } else if (release()) {
            complete(answer);
        }
    }

    private synchronized boolean isThroughHttpProxy() {
        return way != null && way.isThroughHttpProxy();
    }

    /** Read here and not in a future that hangs on this one: futures are not for nothing, and there are many announces. */
    private void complete(HttpAnswer answer) {
        try {
            outcome.complete(reader.apply(answer));
        } catch (RuntimeException | Error bug) {
            outcome.completeExceptionally(bug);
        }
    }

    private void redirect(Destination next) {
        trail.redirected(next, redirects.hops());
        synchronized (this) {
            timesSent = 0;
        }
        ask(next);
    }

    private void fail(Throwable cause) {
        Option<TrackerError> known = HttpFailures.classify(cause, stage);
        if (release()) {
            known.fold(() -> outcome.completeExceptionally(cause), error -> outcome.complete(Either.left(error)));
        }
    }

    /** The deadline: what has come of a final answer may still be one (HTTP-T6). */
    private void expire() {
        TrackerError silence = deadline.passedWhile(stage);
        Option<HttpAnswer> begun = soFar(silence).filter(answer -> !answer.isRedirect());
        if (release()) {
            begun.peek(this::complete).onEmpty(() -> outcome.complete(Either.left(silence)));
        }
    }

    private synchronized Option<HttpAnswer> soFar(TrackerError shortfall) {
        return exchange == null ? Option.none() : exchange.soFar(shortfall);
    }

    private void breakOff() {
        Connection broken = letGo();
        if (broken != null) {
            means.pool().drop(broken);
        }
    }

    private synchronized @Nullable Connection letGo() {
        Connection held = connection;
        connection = null;
        exchange = null;
        return held;
    }

    /** Lets go of everything, once and for all; false where that has happened before. */
    private boolean release() {
        Dial dialling;
        Connection held;
        Origin line;
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            dialling = dial;
            held = letGo();
            line = inLine ? destination.origin() : null;
            if (alarm != null) {
                alarm.cancel();
            }
        }
        if (dialling != null) {
            dialling.cancel();
        }
        if (held != null) {
            means.pool().drop(held);
        }
        if (line != null) {
            means.pool().forget(line, this);
        }
        return true;
    }

    /** Spread well, and at hand: to make the one that every object has takes a call into the virtual machine, for every announce. */
    @Override
    public int hashCode() {
        return deadline.hashCode();
    }

    /** Lets go of everything because nobody wants to know any more. */
    void abandon() {
        if (release()) {
            outcome.cancel(false);
        }
    }
}
