package dev.herald.testkit.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One question over a socket of its own: sent every fifty milliseconds until an answer comes that is one (UDP-R1). */
final class PlainConversation {

    private static final int AGAIN_AFTER_MILLIS = 50;

    private final TrackerUrl tracker;
    private final Duration timeout;
    private final BooleanSupplier over;
    private final long started = System.nanoTime();
    private final SecureRandom random = new SecureRandom();

    PlainConversation(TrackerUrl tracker, Duration timeout, BooleanSupplier over) {
        this.tracker = tracker;
        this.timeout = timeout;
        this.over = over;
    }

    Either<TrackerError, ByteBuffer> ask(int action, byte[] body, int least) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(tracker.host(), tracker.port()));
            return exchange(socket, UdpAnswers.MAGIC, UdpAnswers.CONNECT, new byte[0], 16)
                    .map(ByteBuffer::getLong)
                    .flatMap(id -> exchange(socket, id, action, body, least));
        } catch (IOException trouble) {
            return Either.left(new TrackerError.Unreachable(Stage.CONNECT, trouble.toString()));
        }
    }

    private Either<TrackerError, ByteBuffer> exchange(
            DatagramSocket socket, long id, int action, byte[] body, int least) {
        int transaction = random.nextInt();
        byte[] request = ByteBuffer.allocate(16 + body.length)
                .putLong(id)
                .putInt(action)
                .putInt(transaction)
                .put(body)
                .array();
        try {
            while (!over.getAsBoolean() && System.nanoTime() - started < timeout.toNanos()) {
                socket.send(new DatagramPacket(request, request.length));
                ByteBuffer answer = await(socket, action, transaction, least);
                if (answer.hasRemaining() || (least == 8 && answer.limit() == 8)) {
                    return read(answer);
                }
            }
            return Either.left(new TrackerError.TimedOut(timeout, Stage.RECEIVE));
        } catch (IOException trouble) {
            return Either.left(new TrackerError.Unreachable(Stage.SEND, trouble.toString()));
        }
    }

    /** The answer, read as far as its transaction; nothing at all where none came. */
    private static ByteBuffer await(DatagramSocket socket, int action, int transaction, int least) throws IOException {
        long end = System.nanoTime() + AGAIN_AFTER_MILLIS * 1_000_000L;
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        for (long left = AGAIN_AFTER_MILLIS; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            socket.setSoTimeout((int) left);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException silence) {
                break;
            }
            ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            boolean readable = answer.remaining() >= 8 && answer.getInt(4) == transaction;
            if (readable && (answer.getInt(0) == 3 || (answer.getInt(0) == action && answer.remaining() >= least))) {
                return answer.position(8);
            }
        }
        return ByteBuffer.allocate(0);
    }

    private static Either<TrackerError, ByteBuffer> read(ByteBuffer answer) {
        return answer.getInt(0) == UdpAnswers.ERROR
                ? Either.left(PlainUdpGateway.refused(
                        StandardCharsets.UTF_8.decode(answer).toString()))
                : Either.right(answer);
    }
}
