package dev.herald.testkit.udp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a scripted tracker saw; and somebody to wait for it. */
final class DatagramLog {

    private final List<RecordedDatagram> requests = new ArrayList<>();
    private @Nullable Throwable failure;

    synchronized RecordedDatagram arrived(InetSocketAddress from, byte[] bytes) {
        RecordedDatagram request = RecordedDatagram.of(requests.size(), from, bytes);
        requests.add(request);
        notifyAll();
        return request;
    }

    /** Its reply is made, so what its script remembers may have changed. */
    synchronized void answered() {
        notifyAll();
    }

    synchronized List<RecordedDatagram> requests() {
        return List.copyOf(requests);
    }

    synchronized void failed(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    synchronized void rethrow() {
        if (failure != null) {
            throw new IllegalStateException("a script failed", failure);
        }
    }

    synchronized boolean await(Predicate<List<RecordedDatagram>> condition, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.test(requests)) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
