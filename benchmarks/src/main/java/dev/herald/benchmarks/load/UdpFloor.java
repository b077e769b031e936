package dev.herald.benchmarks.load;

import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The floor over UDP: one thread, one bare channel, a window of questions, and nothing of Herald. It asks for a connection id once a
 * run, and sends again what was lost, so that it ends.
 */
public final class UdpFloor implements Load {

    private static final int LONGEST_ANSWER = 65_535;
    private static final long PROTOCOL = 0x417_2710_1980L;
    private static final int CONNECT = 0;
    private static final int ERROR = 3;
    private static final int CONNECT_BYTES = 16;
    private static final int CONNECT_TRIES = 10;
    private static final long LOOK_FOR_LOSSES_MILLIS = 100;

    private final DatagramChannel channel;
    private final Selector selector;
    private final UdpQuestions questions;
    private final int inFlight;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);

    private UdpFloor(DatagramChannel channel, Selector selector, UdpQuestions questions, int inFlight) {
        this.channel = channel;
        this.selector = selector;
        this.questions = questions;
        this.inFlight = inFlight;
    }

    /** A floor with its socket open. */
    public static UdpFloor open(TrackerUrl tracker, UdpQuestions questions, int inFlight) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.connect(new InetSocketAddress(tracker.host(), tracker.port()));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new UdpFloor(channel, selector, questions, inFlight);
    }

    @Override
    public Outcome run(int count, Duration limit) throws IOException {
        long start = System.nanoTime();
        long connection = connect();
        UdpWindow window = new UdpWindow(count, inFlight);
        long lookedForLosses = start;
        send(connection, window);
        while (!window.isDone()) {
            if (!receive(connection, window)) {
                selector.select(LOOK_FOR_LOSSES_MILLIS);
                selector.selectedKeys().clear();
            }
            long now = System.nanoTime();
            if (now - start > limit.toNanos()) {
                throw new IOException("not done within " + limit.toSeconds() + " s");
            }
            if (now - lookedForLosses > LOOK_FOR_LOSSES_MILLIS * 1_000_000) {
                lookedForLosses = now;
                sendAgain(connection, window, now);
            }
        }
        return window.outcome();
    }

    private long connect() throws IOException {
        ByteBuffer frame = ByteBuffer.allocateDirect(CONNECT_BYTES);
        for (int transaction = 1; transaction <= CONNECT_TRIES; transaction++) {
            channel.write(frame.clear()
                    .putLong(PROTOCOL)
                    .putInt(CONNECT)
                    .putInt(transaction)
                    .flip());
            selector.select(500);
            selector.selectedKeys().clear();
            while (read()) {
                boolean fits = answer.remaining() >= CONNECT_BYTES && answer.getInt(0) == CONNECT;
                if (fits && answer.getInt(4) == transaction) {
                    return answer.getLong(8);
                }
            }
        }
        throw new IOException("the tracker hands out no connection id");
    }

    /** Reads what has come, and asks again for each that is answered. Whether anything had come. */
    private boolean receive(long connection, UdpWindow window) throws IOException {
        boolean any = false;
        while (read()) {
            any = true;
            if (answer.remaining() >= 8) {
                int action = answer.getInt(0);
                boolean accepted = action == questions.action() && answer.remaining() >= questions.shortestAnswer();
                if (accepted || action == ERROR) {
                    window.answered(answer.getInt(4), accepted, System.nanoTime());
                }
            }
            send(connection, window);
        }
        return any;
    }

    private boolean read() throws IOException {
        int length = channel.read(answer.clear());
        answer.flip();
        return length > 0;
    }

    private void send(long connection, UdpWindow window) throws IOException {
        for (UdpWindow.@Nullable Question next = next(window); next != null; next = next(window)) {
            channel.write(questions.frame(connection, next.transaction(), next.number()));
        }
    }

    private static UdpWindow.@Nullable Question next(UdpWindow window) {
        return window.next(System.nanoTime());
    }

    private void sendAgain(long connection, UdpWindow window, long now) throws IOException {
        for (UdpWindow.Question lost : window.lost(now)) {
            channel.write(questions.frame(connection, lost.transaction(), lost.number()));
        }
        send(connection, window);
    }

    @Override
    public void close() {
        try (channel) {
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
