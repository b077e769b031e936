package dev.herald.testkit.http;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks over a socket of its own and then does with the answer whatever {@link #conclude} says: the stuff red twins are made of. */
abstract class ClumsyGateway implements TrackerGateway {

    private final List<Socket> sockets = new ArrayList<>();

    /** What it takes from an open connection on which the question was asked. */
    abstract Either<TrackerError, AnnounceResponse> conclude(Socket tracker) throws IOException;

    static Either<TrackerError, AnnounceResponse> no(TrackerError error) {
        return Either.left(error);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.HTTP);
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        try {
            Socket socket = new Socket(tracker.host(), tracker.port());
            sockets.add(socket);
            socket.getOutputStream().write(HttpReplies.latin1("GET /announce HTTP/1.1\r\nHost: t\r\n\r\n"));
            return CompletableFuture.completedFuture(conclude(socket));
        } catch (IOException trouble) {
            return CompletableFuture.completedFuture(
                    no(new TrackerError.Unreachable(Stage.CONNECT, trouble.toString())));
        }
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return CompletableFuture.completedFuture(Either.left(new TrackerError.Unsupported("scraping")));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 1;
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }
}
