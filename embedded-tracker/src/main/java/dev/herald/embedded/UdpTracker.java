package dev.herald.embedded;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The tracker as UDP sees it (BEP 15): a datagram in, at most one out. What is no request, or comes without having connected, is
 * nothing to it. No network. Not for several threads.
 */
final class UdpTracker {

    private static final long MAGIC = 0x41727101980L;
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;
    private static final int LEAST = 16;
    private static final int HASH = 20;

    private final SwarmRegistry registry;
    private final EmbeddedTrackerOptions options;
    private final Scheduler time;
    private final ConnectionIds ids;

    UdpTracker(SwarmRegistry registry, EmbeddedTrackerOptions options, Scheduler time, ConnectionIds ids) {
        this.registry = registry;
        this.options = options;
        this.time = time;
        this.ids = ids;
    }

    /** The answer to what is left in {@code datagram}; none where it deserves none. */
    Option<ByteBuffer> answer(ByteBuffer datagram, IpAddress from) {
        if (datagram.remaining() < LEAST) {
            return Option.none();
        }
        long id = datagram.getLong();
        int action = datagram.getInt();
        int transaction = datagram.getInt();
        return switch (action) {
            case CONNECT -> Option.when(id == MAGIC, () -> connect(transaction, from));
            case ANNOUNCE ->
                Option.when(
                        datagram.remaining() >= UdpAnnounce.LENGTH,
                        () -> known(id, from)
                                .flatMap(yes -> announce(transaction, datagram, from))
                                .getOrElseGet(reason -> error(transaction, reason)));
            case SCRAPE ->
                Option.some(known(id, from)
                        .flatMap(yes -> scrape(transaction, datagram))
                        .getOrElseGet(reason -> error(transaction, reason)));
            default -> Option.none();
        };
    }

    private Either<String, Long> known(long id, IpAddress from) {
        return ids.accepts(id, from, time.now()) ? Either.right(id) : Either.left("Connection ID mismatch");
    }

    private ByteBuffer connect(int transaction, IpAddress from) {
        return answer(CONNECT, transaction, Long.BYTES)
                .putLong(ids.issue(from, time.now()))
                .flip();
    }

    private Either<String, ByteBuffer> announce(int transaction, ByteBuffer fields, IpAddress from) {
        return UdpAnnounce.read(fields, from, options.honoursIp())
                .flatMap(visit -> registry.visit(visit, time.now()))
                .map(view -> announced(transaction, view, from.isIpv6()));
    }

    private ByteBuffer announced(int transaction, SwarmView view, boolean ipv6) {
        byte[] peers = PeerWriter.records(view.others(), ipv6);
        return answer(ANNOUNCE, transaction, 12 + peers.length)
                .putInt((int) options.intervals().interval().toSeconds())
                .putInt(count(view.stats().leechers()))
                .putInt(count(view.stats().seeders()))
                .put(peers)
                .flip();
    }

    /** As many rows as this tracker gives at once: clients ask again for the rest (UDP-S1). A swarm it does not know counts nobody. */
    private Either<String, ByteBuffer> scrape(int transaction, ByteBuffer hashes) {
        int rows = Math.min(hashes.remaining() / HASH, options.limits().swarmsInScrape());
        if (rows == 0) {
            return Either.left("missing info_hash");
        }
        ByteBuffer answer = answer(SCRAPE, transaction, 12 * rows);
        for (int row = 0; row < rows; row++) {
            byte[] hash = new byte[HASH];
            hashes.get(hash);
            SwarmStats stats = registry.stats(InfoHash.of(hash), time.now()).getOrElse(SwarmStats.of(0, 0, 0));
            answer.putInt(count(stats.seeders()))
                    .putInt(count(stats.completed()))
                    .putInt(count(stats.leechers()));
        }
        return Either.right(answer.flip());
    }

    private static ByteBuffer error(int transaction, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return answer(ERROR, transaction, words.length).put(words).flip();
    }

    private static ByteBuffer answer(int action, int transaction, int more) {
        return ByteBuffer.allocate(8 + more).putInt(action).putInt(transaction);
    }

    private static int count(Option<Long> number) {
        return (int) Math.min(number.getOrElse(0L), 0xFFFFFFFFL);
    }
}
