package dev.herald.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a scripted tracker saw: requests, connections, bytes; and somebody to wait for them. */
final class ConnectionLog {

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Set<Socket> sockets = new LinkedHashSet<>();
    private final AtomicLong sent = new AtomicLong();
    private int opened;
    private @Nullable Throwable failure;

    synchronized int opened(Socket socket) {
        sockets.add(socket);
        notifyAll();
        return opened++;
    }

    synchronized void closed(Socket socket) {
        sockets.remove(socket);
        notifyAll();
    }

    synchronized RecordedRequest arrived(int connection, String head) {
        RecordedRequest request = new RecordedRequest(requests.size(), connection, head);
        requests.add(request);
        notifyAll();
        return request;
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

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized int requestCount() {
        return requests.size();
    }

    synchronized int opened() {
        return opened;
    }

    synchronized int open() {
        return sockets.size();
    }

    AtomicLong sent() {
        return sent;
    }

    synchronized boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    void closeAll() {
        List<Socket> open;
        synchronized (this) {
            open = List.copyOf(sockets);
        }
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException leftToTheSystem) {
                // Its thread ends with the client at the latest.
            }
        }
    }
}
