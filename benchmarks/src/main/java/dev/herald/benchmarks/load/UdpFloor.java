package dev.herald.benchmarks.load;

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
 * The floor over UDP: one thread, one bare channel, a window of announces, and nothing of Herald. It asks for a connection id once a
 * run, and sends again what was lost, so that it ends.
 */
public final class UdpFloor implements Load {

    private static final int LONGEST_ANSWER = 65_535;
    private static final int SHORTEST_ANNOUNCE_ANSWER = 20;
    private static final int CONNECT_ANSWER = 16;
    private static final int CONNECT_TRIES = 10;
    private static final long LOOK_FOR_LOSSES_MILLIS = 100;

    private final DatagramChannel channel;
    private final Selector selector;
    private final UdpFrames frames;
    private final int inFlight;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);

    private UdpFloor(DatagramChannel channel, Selector selector, UdpFrames frames, int inFlight) {
        this.channel = channel;
        this.selector = selector;
        this.frames = frames;
        this.inFlight = inFlight;
    }

    /** A floor with its socket open, for so many swarms. */
    public static UdpFloor open(Announces announces, int swarms, int inFlight) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.connect(new InetSocketAddress(
                announces.tracker().host(), announces.tracker().port()));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new UdpFloor(channel, selector, new UdpFrames(announces, swarms), inFlight);
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
        for (int transaction = 1; transaction <= CONNECT_TRIES; transaction++) {
            channel.write(frames.connect(transaction));
            selector.select(500);
            selector.selectedKeys().clear();
            while (read()) {
                boolean fits = answer.remaining() >= CONNECT_ANSWER && answer.getInt(0) == UdpFrames.CONNECT;
                if (fits && answer.getInt(4) == transaction) {
                    return answer.getLong(8);
                }
            }
        }
        throw new IOException("the tracker hands out no connection id");
    }

    /** Reads what has come, and sends an announce for each that is answered. Whether anything had come. */
    private boolean receive(long connection, UdpWindow window) throws IOException {
        boolean any = false;
        while (read()) {
            any = true;
            if (answer.remaining() >= 8) {
                int action = answer.getInt(0);
                boolean accepted = action == UdpFrames.ANNOUNCE && answer.remaining() >= SHORTEST_ANNOUNCE_ANSWER;
                if (accepted || action == UdpFrames.ERROR) {
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
        for (UdpWindow.@Nullable Announce next = next(window); next != null; next = next(window)) {
            channel.write(frames.announce(connection, next.transaction(), next.number()));
        }
    }

    private static UdpWindow.@Nullable Announce next(UdpWindow window) {
        return window.next(System.nanoTime());
    }

    private void sendAgain(long connection, UdpWindow window, long now) throws IOException {
        for (UdpWindow.Announce lost : window.lost(now)) {
            channel.write(frames.announce(connection, lost.transaction(), lost.number()));
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
