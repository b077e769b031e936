package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerFamilies;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.FamilyPolicies;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerScheme;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.function.Supplier;

/** What can be put around gateways, each a function from gateway to gateway: they compose in any order. */
public final class Gateways {

    /** Nobody waits for longer, and whoever calculates with it need not fear an overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private Gateways() {}

    /**
     * One gateway for several: each question goes to the first that knows the tracker's scheme, and is answered
     * {@code Unsupported} where none does. Closing it closes them all.
     */
    public static TrackerGateway routed(Seq<TrackerGateway> gateways) {
        return new RoutedGateway(gateways);
    }

    /**
     * A gateway for {@code schemes} that opens another for the first question to it, on the asker's thread: what nobody asks costs
     * nothing. {@code opening} must not fail for trouble outside. Closed before any question, it opens none.
     */
    public static TrackerGateway onDemand(Set<TrackerScheme> schemes, Supplier<TrackerGateway> opening) {
        return new OnDemandGateway(schemes, opening);
    }

    /** A gateway that answers every question about trackers of {@code schemes} with {@code error} and reaches nobody. */
    public static TrackerGateway declining(Set<TrackerScheme> schemes, TrackerError error) {
        return new DecliningGateway(schemes, error);
    }

    /**
     * The gateway with a second watch on its deadlines: a question it has not answered a fifth of a second after its time is
     * cancelled and answered {@code TimedOut}, so that even an implementation that forgets its timeout holds nobody up.
     */
    public static TrackerGateway withDeadline(TrackerGateway gateway, Scheduler scheduler) {
        return new DeadlineGateway(gateway, scheduler);
    }

    /** This time, or a year where it is longer. */
    public static Duration bounded(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    /**
     * The gateway where an announce goes over the IP versions that its {@link dev.herald.domain.announce.FamilyPolicy} means: over
     * each at once, or over the one that worked last. However many that are, it is one question and has one answer (IPV6-3): a yes where
     * any of them brought one, at most two seconds after the first, whoever is later than that going on without being heard. An IP
     * version that fails while the other works is asked ever more rarely. To put between this and the transport what counts or shows
     * questions would show each of them.
     *
     * @param families is closed together with the gateway
     */
    public static TrackerGateway overEachFamily(TrackerGateway gateway, TrackerFamilies families, Scheduler time) {
        return new FamilyGateway(gateway, families, time);
    }

    /**
     * The gateway where an announce to a tracker that has a policy of its own goes over the IP versions that this means, as
     * {@link FamilyPolicies#towards} decides. Belongs around {@link #overEachFamily}, which does what it says; without that, nothing but
     * {@code IPV4_ONLY} and {@code IPV6_ONLY} makes a difference.
     */
    public static TrackerGateway withFamilyPolicies(TrackerGateway gateway, FamilyPolicies policies) {
        return policies.isEmpty() ? gateway : new FamilyPoliciesGateway(gateway, policies);
    }

    /** The gateway with somebody who is told of every answer and how long it took. */
    public static TrackerGateway observed(TrackerGateway gateway, Scheduler clock, TrackerObserver observer) {
        return new ObservedGateway(gateway, clock, observer);
    }
}
