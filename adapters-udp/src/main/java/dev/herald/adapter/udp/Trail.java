package dev.herald.adapter.udp;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.domain.error.TrackerError;
import dev.herald.network.AddressWords;
import dev.herald.network.Setback;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Writes down what happens to one question, and counts its packets. Makes nothing where nobody reads. Belongs to the loop's thread,
 * but for its end.
 */
final class Trail {

    static final Trail NONE = new Trail(Trace.NONE);

    private final Trace trace;
    private int sent;
    private int sentAgain;
    private int ignored;

    private Trail(Trace trace) {
        this.trace = trace;
    }

    static Trail of(Trace trace) {
        return trace.isOn() ? new Trail(trace) : NONE;
    }

    boolean isOn() {
        return trace.isOn();
    }

    void resolving(String host) {
        if (trace.isOn() && AddressWords.isName(host)) {
            trace.tell(new TraceStep.Resolving(host));
        }
    }

    void resolved(String host, List<InetSocketAddress> addresses) {
        if (trace.isOn() && AddressWords.isName(host)) {
            trace.tell(new TraceStep.Resolved(Vector.ofAll(addresses).map(AddressWords::host)));
        }
    }

    void visits(InetSocketAddress address, int ofMany) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Connecting(AddressWords.hostAndPort(address), ofMany));
        }
    }

    void scouts(InetSocketAddress address) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Queued(
                    "nothing has been heard, so " + AddressWords.hostAndPort(address) + " is tried as well"));
        }
    }

    void leaves(InetSocketAddress address, TrackerError why) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.AddressFailed(AddressWords.hostAndPort(address), Setback.inShort(why)));
        }
    }

    void queued(String reason) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Queued(reason));
        }
    }

    void reusesId() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Reused("a connection id that the tracker gave us before"));
        }
    }

    void sent(String what, int bytes, int time) {
        if (trace.isOn()) {
            sent++;
            sentAgain += time > 1 ? 1 : 0;
            trace.tell(new TraceStep.Sent(what, bytes, time));
        }
    }

    void overdue(long nanos) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Overdue(Duration.ofNanos(nanos)));
        }
    }

    void received(String what, int bytes) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Received(what, bytes));
        }
    }

    void ignored(InetSocketAddress from, Discard why) {
        if (trace.isOn()) {
            ignored++;
            trace.tell(new TraceStep.Ignored(AddressWords.hostAndPort(from), why.words()));
        }
    }

    void askedAgain(String why) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.AskedAgain(why));
        }
    }

    void end(Either<TrackerError, ?> answer) {
        if (trace.isOn()) {
            count();
            trace.end(answer);
        }
    }

    void abandon() {
        if (trace.isOn()) {
            count();
            trace.abandon();
        }
    }

    private void count() {
        if (sent + ignored > 0) {
            trace.tell(new TraceStep.Counted(sent, sentAgain, ignored));
        }
    }
}
