package dev.herald.testkit.udp;

import static java.util.Locale.ROOT;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import io.vavr.control.Option;
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
import java.util.function.Predicate;

/** One question over a socket of its own: sent again and again until an answer comes that is one (UDP-R1). */
final class PlainConversation {

    private static final int AGAIN_AFTER_MILLIS = 100;

    private final TrackerUrl tracker;
    private final Duration timeout;
    private final BooleanSupplier over;
    private final PlainUdpGateway.Fault fault;
    private final long started = System.nanoTime();
    private final SecureRandom random = new SecureRandom();

    PlainConversation(TrackerUrl tracker, Duration timeout, BooleanSupplier over, PlainUdpGateway.Fault fault) {
        this.tracker = tracker;
        this.timeout = timeout;
        this.over = over;
        this.fault = fault;
    }

    Either<TrackerError, ByteBuffer> ask(int action, byte[] body, int least) {
        try (DatagramSocket socket = new DatagramSocket()) {
            Either<TrackerError, ByteBuffer> answer = connectAndAsk(socket, action, body, least);
            boolean again = !is(PlainUdpGateway.Fault.NO_SECOND_ID)
                    && answer.isLeft()
                    && answer.getLeft().message().toLowerCase(ROOT).contains("connection id");
            return again ? connectAndAsk(socket, action, body, least) : answer;
        } catch (IOException trouble) {
            return Either.left(new TrackerError.Unreachable(Stage.CONNECT, trouble.toString()));
        }
    }

    private Either<TrackerError, ByteBuffer> connectAndAsk(DatagramSocket socket, int action, byte[] body, int least)
            throws IOException {
        Either<TrackerError, ByteBuffer> connected =
                exchange(socket, UdpAnswers.MAGIC, UdpAnswers.CONNECT, new byte[0], 16);
        return connected.isLeft() ? connected : exchange(socket, connected.get().getLong(), action, body, least);
    }

    private Either<TrackerError, ByteBuffer> exchange(
            DatagramSocket socket, long id, int action, byte[] body, int least) throws IOException {
        int transaction = random.nextInt();
        byte[] request = ByteBuffer.allocate(16 + body.length)
                .putLong(id)
                .putInt(action)
                .putInt(transaction)
                .put(body)
                .array();
        InetSocketAddress to = new InetSocketAddress(tracker.host(), tracker.port());
        while (!over.getAsBoolean()
                && Duration.ofNanos(System.nanoTime() - started).compareTo(timeout) < 0) {
            socket.send(new DatagramPacket(request, request.length, to));
            Option<ByteBuffer> answer = await(socket, packet -> answers(packet, to, action, transaction, least));
            if (answer.isDefined()) {
                return read(answer.get());
            }
        }
        return Either.left(new TrackerError.TimedOut(timeout, Stage.RECEIVE));
    }

    private boolean answers(DatagramPacket packet, InetSocketAddress from, int action, int transaction, int least) {
        ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        if (answer.remaining() < 8 || (!is(PlainUdpGateway.Fault.ANY_PORT) && packet.getPort() != from.getPort())) {
            return false;
        }
        boolean mine = is(PlainUdpGateway.Fault.ANY_TRANSACTION) || answer.getInt(4) == transaction;
        boolean error = answer.getInt(0) == UdpAnswers.ERROR
                && (!is(PlainUdpGateway.Fault.LONG_ERRORS) || answer.remaining() >= 16);
        boolean fits = is(PlainUdpGateway.Fault.ANY_ACTION)
                || (answer.getInt(0) == action
                        && (is(PlainUdpGateway.Fault.EXACT_LENGTHS)
                                ? (answer.remaining() - least) % 6 == 0
                                : answer.remaining() >= least));
        return mine && (error || fits);
    }

    private boolean is(PlainUdpGateway.Fault other) {
        return fault == other;
    }

    /** The answer, read as far as its transaction. */
    private static Option<ByteBuffer> await(DatagramSocket socket, Predicate<DatagramPacket> isAnswer)
            throws IOException {
        long end = System.nanoTime() + AGAIN_AFTER_MILLIS * 1_000_000L;
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        for (long left = AGAIN_AFTER_MILLIS; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            socket.setSoTimeout((int) left);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException silence) {
                break;
            }
            if (isAnswer.test(packet)) {
                return Option.some(
                        ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).position(8));
            }
        }
        return Option.none();
    }

    private static Either<TrackerError, ByteBuffer> read(ByteBuffer answer) {
        if (answer.getInt(0) != UdpAnswers.ERROR) {
            return Either.right(answer);
        }
        String words = StandardCharsets.UTF_8.decode(answer).toString().replaceAll("\0+$", "");
        return Either.left(TrackerError.Refused.of(words, RetryAdvice.UNSTATED));
    }
}
