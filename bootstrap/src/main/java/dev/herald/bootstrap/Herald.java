package dev.herald.bootstrap;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.CloseReport;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.gateway.Cancellation;
import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.application.port.BencodeCodec;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Herald, put together: a {@link TrackerClient} that reaches trackers over HTTP, UDP and WebSocket, a reader of torrent files, and a codec
 * for bencode. One is enough for a process; it is safe for use by many threads, and owns threads, connections and sockets, opened for
 * the first question that needs them, until it is closed.
 *
 * <pre>{@code
 * try (Herald herald = Herald.open()) {
 *     Torrent torrent = herald.metainfo().read(Files.readAllBytes(file)).get();
 *     AnnounceOptions options = AnnounceOptions.started(ClientIdentity.random(6881, new SecureRandom()));
 *     herald.client().blocking().announce(torrent, options)
 *             .peek(report -> report.peers().forEach(System.out::println))
 *             .peekLeft(error -> System.err.println(error.message()));
 * }
 * }</pre>
 */
public final class Herald implements AutoCloseable {

    private final BencodeCodec codec = Bencode.codec();
    private final MetainfoReader metainfo = new MetainfoReader(codec);
    private final SystemScheduler scheduler = new SystemScheduler();
    private final TrackerClient client;

    private Herald(HeraldSettings settings) {
        try {
            this.client = TrackerClient.of(
                    Transports.of(settings, codec, scheduler), scheduler, new SplittableRandom(), settings.observer());
        } catch (RuntimeException senseless) {
            scheduler.close();
            throw senseless;
        }
    }

    /** Herald with the {@linkplain HeraldSettings#defaults() usual settings}. */
    public static Herald open() {
        return open(HeraldSettings.defaults());
    }

    /** Herald with settings of your own; throws {@link IllegalArgumentException} for those that make no sense. */
    public static Herald open(HeraldSettings settings) {
        return new Herald(settings);
    }

    /** Announces and scrapes. Closed together with this. */
    public TrackerClient client() {
        return client;
    }

    /** Reads torrent files. */
    public MetainfoReader metainfo() {
        return metainfo;
    }

    /** Reads and writes bencode. */
    public BencodeCodec bencode() {
        return codec;
    }

    /**
     * Ends the sessions and lets the questions under way end, for {@code budget} at most, then closes: see
     * {@link TrackerClient#close(Duration)}.
     */
    public CompletableFuture<CloseReport> close(Duration budget) {
        return Cancellation.map(client.close(budget), report -> {
            scheduler.close();
            return report;
        });
    }

    /** Closes at once: questions under way are answered {@code Unreachable}. May be called again. */
    @Override
    public void close() {
        client.close();
        scheduler.close();
    }
}
