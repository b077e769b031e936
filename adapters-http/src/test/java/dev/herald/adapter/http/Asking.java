package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.NameLookup;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Gateways for tests, and what they answer. */
final class Asking {

    /** Longer than anything healthy on loopback takes. */
    static final Duration AMPLE = Duration.ofSeconds(20);

    /** Waited for. */
    static final Duration SHORT = Duration.ofMillis(400);

    static final String BODY = "d8:intervali1800e5:peers6:\u00c0\0\2\1\u001a\u00e1e";

    private Asking() {}

    static HttpOptions options() {
        return HttpOptions.of(Bencode.codec());
    }

    /** The usual options within a part of the network. */
    static HttpOptions within(NetworkScope scope) {
        return options().withNetwork(scope);
    }

    /** The usual options where a name has these addresses, in this order, and no other name has any. */
    static HttpOptions knowing(String known, String... addresses) {
        return within(NetworkScope.anywhere().withNames(names(known, addresses)));
    }

    /** Resolves a name to these addresses, in this order, and no other name. */
    static NameLookup names(String known, String... addresses) {
        return name -> {
            if (!name.equals(known)) {
                throw new UnknownHostException(name);
            }
            InetAddress[] all = new InetAddress[addresses.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = InetAddress.getByName(addresses[i]);
            }
            return all;
        };
    }

    static Either<TrackerError, AnnounceResponse> announce(HttpTrackerAdapter gateway, TrackerUrl tracker) {
        return announce(gateway, tracker, AMPLE);
    }

    static Either<TrackerError, AnnounceResponse> announce(
            HttpTrackerAdapter gateway, TrackerUrl tracker, Duration timeout) {
        return answer(gateway.announce(tracker, Fixtures.announce(), timeout));
    }

    static Either<TrackerError, AnnounceResponse> announce(
            HttpTrackerAdapter gateway, TrackerUrl tracker, AnnounceRequest request) {
        return answer(gateway.announce(tracker, request, AMPLE));
    }

    static <T> T answer(CompletableFuture<T> question) {
        return question.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
