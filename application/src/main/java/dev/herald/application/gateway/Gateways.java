package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import io.vavr.collection.Seq;

/** What can be put around gateways, each a function from gateway to gateway: they compose in any order. */
public final class Gateways {

    private Gateways() {}

    /**
     * One gateway for several: each question goes to the first that knows the tracker's scheme, and is answered
     * {@code Unsupported} where none does. Closing it closes them all.
     */
    public static TrackerGateway routed(Seq<TrackerGateway> gateways) {
        return new RoutedGateway(gateways);
    }

    /**
     * The gateway with a second watch on its deadlines: a question it has not answered a fifth of a second after its time is
     * cancelled and answered {@code TimedOut}, so that even an implementation that forgets its timeout holds nobody up.
     */
    public static TrackerGateway withDeadline(TrackerGateway gateway, Scheduler scheduler) {
        return new DeadlineGateway(gateway, scheduler);
    }

    /** The gateway with somebody who is told of every answer and how long it took. */
    public static TrackerGateway observed(TrackerGateway gateway, Scheduler clock, TrackerObserver observer) {
        return new ObservedGateway(gateway, clock, observer);
    }
}
