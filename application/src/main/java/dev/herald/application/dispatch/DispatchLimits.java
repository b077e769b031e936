package dev.herald.application.dispatch;

/**
 * How much may be under way at once.
 *
 * @param underWay announces to all hosts together (HTTP-T13)
 * @param reserve how many of these only {@link Urgency#EVENT} and {@link Urgency#HUNGRY} may use
 * @param perHost what the window of one host may grow to
 */
public record DispatchLimits(int underWay, int reserve, int perHost) {

    /** 512 in all, 64 of them kept for the urgent, up to 384 to one host. */
    public static final DispatchLimits DEFAULT = new DispatchLimits(512, 64, 384);

    public DispatchLimits {
        if (reserve < 1 || perHost < 1 || underWay <= reserve) {
            throw new IllegalArgumentException(
                    "nobody could leave: " + underWay + " in all, " + reserve + " reserved, " + perHost + " a host");
        }
    }
}
