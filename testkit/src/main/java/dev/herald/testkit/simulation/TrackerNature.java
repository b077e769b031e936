package dev.herald.testkit.simulation;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a {@link VirtualTracker} is like. Chances are 0 to 1, each rolled for every announce.
 *
 * @param latency how long its answers take
 * @param loss the chance that an announce or its answer gets lost, which is silence until the question times out
 * @param failure the chance that the connection breaks
 * @param refusing how it says no
 * @param intervals the pauses it asks for
 * @param absence what is heard of it while it is down
 * @param strangers what it does with peers it does not know
 */
public record TrackerNature(
        Latency latency,
        double loss,
        double failure,
        Refusing refusing,
        AnnounceIntervals intervals,
        Absence absence,
        Strangers strangers) {

    /** Answers everybody, 50 ms away, and asks for half an hour of silence. */
    public static final TrackerNature HEALTHY = new TrackerNature(
            Latency.exactly(Duration.ofMillis(50)),
            0,
            0,
            Refusing.NOBODY,
            new AnnounceIntervals(AnnounceIntervals.DEFAULT, Option.none()),
            Absence.SILENCE,
            Strangers.WELCOME);

    /** Never answers. */
    public static final TrackerNature SILENT = HEALTHY.losing(1);

    /**
     * One as they are met: most of them answer most of the time; some are slow, lossy, busy, forgetful, or have ideas of their own
     * about intervals.
     */
    public static TrackerNature anyOf(RandomGenerator random) {
        return HEALTHY.answeringAfter(Latency.around(Duration.ofMillis(random.nextLong(5, 600))))
                .losing(oneIn(3, random) ? random.nextDouble(0.3) : 0)
                .failing(oneIn(4, random) ? random.nextDouble(0.2) : 0)
                .refusing(
                        oneIn(4, random)
                                ? Refusing.some(random.nextDouble(0.2)).advising(anyAdvice(random))
                                : Refusing.NOBODY)
                .askingFor(anyIntervals(random))
                .whenDown(oneIn(2, random) ? Absence.SILENCE : Absence.CONNECTION_REFUSED)
                .meeting(oneIn(3, random) ? Strangers.REFUSED : Strangers.WELCOME);
    }

    private static RetryAdvice anyAdvice(RandomGenerator random) {
        return oneIn(2, random) ? RetryAdvice.UNSTATED : RetryAdvice.after(Duration.ofMinutes(random.nextLong(1, 90)));
    }

    private static AnnounceIntervals anyIntervals(RandomGenerator random) {
        Duration interval = Duration.ofSeconds(random.nextLong(20, 5_400));
        Option<Duration> minimum = Option.when(oneIn(2, random), () -> Duration.ofSeconds(random.nextLong(10, 3_600)));
        return new AnnounceIntervals(interval, minimum);
    }

    private static boolean oneIn(int number, RandomGenerator random) {
        return random.nextInt(number) == 0;
    }

    /** The same with another latency. */
    public TrackerNature answeringAfter(Latency other) {
        return new TrackerNature(other, loss, failure, refusing, intervals, absence, strangers);
    }

    /** The same losing so many announces. */
    public TrackerNature losing(double chance) {
        return new TrackerNature(latency, chance, failure, refusing, intervals, absence, strangers);
    }

    /** The same with so many connections breaking. */
    public TrackerNature failing(double chance) {
        return new TrackerNature(latency, loss, chance, refusing, intervals, absence, strangers);
    }

    /** The same saying no in this way. */
    public TrackerNature refusing(Refusing other) {
        return new TrackerNature(latency, loss, failure, other, intervals, absence, strangers);
    }

    /** The same asking for these pauses. */
    public TrackerNature askingFor(AnnounceIntervals other) {
        return new TrackerNature(latency, loss, failure, refusing, other, absence, strangers);
    }

    /** The same asking for this interval, and for no least pause. */
    public TrackerNature askingFor(Duration interval) {
        return askingFor(new AnnounceIntervals(interval, Option.none()));
    }

    /** The same, heard of in this way while it is down. */
    public TrackerNature whenDown(Absence other) {
        return new TrackerNature(latency, loss, failure, refusing, intervals, other, strangers);
    }

    /** The same treating peers it does not know in this way. */
    public TrackerNature meeting(Strangers other) {
        return new TrackerNature(latency, loss, failure, refusing, intervals, absence, other);
    }
}
