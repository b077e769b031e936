package dev.herald.adapter.udp;

/**
 * How many questions may be on their way to one endpoint: first {@value #FIRST}, one more for each answer until the first loss,
 * then one more for each window of answers; half as many after a loss, and while nothing is answered at all, half as many again and
 * again down to one. So a burst arrives as fast as the tracker takes it, does not overrun the buffer of its socket, and leaves a
 * tracker in peace that has fallen silent.
 */
final class SendWindow {

    /** Fits the smallest socket buffers there are. */
    private static final int FIRST = 32;

    /** Enough for a tracker at the other end of a line that loses a third of everything. */
    private static final int FEWEST = 16;

    private final int fewest;
    private final int most;
    private double size;
    private double threshold;
    private int onTheirWay;
    private long lastCut = Long.MIN_VALUE;
    private boolean answeredSinceCut = true;

    SendWindow(int most) {
        this.most = most;
        this.fewest = Math.min(FEWEST, most);
        this.size = Math.min(FIRST, most);
        this.threshold = most;
    }

    boolean hasRoom() {
        return onTheirWay < (int) size;
    }

    /** One more is on its way. */
    void sent() {
        onTheirWay++;
    }

    /** One arrived and was answered. A window that was not used up proves nothing by that. */
    void answered() {
        boolean used = 2 * onTheirWay > size;
        onTheirWay--;
        answeredSinceCut = true;
        if (used) {
            size = Math.min(most, size < threshold ? size + 1 : size + 1 / size);
        }
        size = Math.max(size, fewest);
    }

    /** One is lost, as far as one can tell, that was sent at {@code sentAt}. What was lost together counts once. */
    void lost(long sentAt, long now) {
        onTheirWay--;
        if (sentAt > lastCut) {
            lastCut = now;
            size = Math.max(answeredSinceCut ? fewest : 1, size / 2);
            threshold = Math.max(fewest, size);
            answeredSinceCut = false;
        }
    }

    /** Nobody waits for one of them any more. */
    void released() {
        onTheirWay--;
    }

    /** How many may be on their way at once. */
    int size() {
        return (int) size;
    }

    int onTheirWay() {
        return onTheirWay;
    }
}
