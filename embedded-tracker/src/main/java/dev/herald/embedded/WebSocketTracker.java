package dev.herald.embedded;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tracker as WebSocket sees it: messages in, messages out, and offers and answers passed on between peers. No network. Safe for use
 * by many threads.
 */
final class WebSocketTracker {

    private final SwarmRegistry registry;
    private final EmbeddedTrackerOptions options;
    private final Scheduler time;
    private final Map<InfoHash, Map<String, Client>> present = new HashMap<>();

    /** The other end of one socket. */
    interface Line {
        /** Sends a message, or drops it where too many wait already. */
        void send(String message);
    }

    /** A client on its socket, and where it has announced itself. */
    static final class Client {
        private final Line line;
        private final Map<InfoHash, Visit.Member> memberships = new LinkedHashMap<>();

        Client(Line line) {
            this.line = line;
        }
    }

    WebSocketTracker(SwarmRegistry registry, EmbeddedTrackerOptions options, Scheduler time) {
        this.registry = registry;
        this.options = options;
        this.time = time;
    }

    synchronized void heard(byte[] bytes, Client client) {
        Option<WebSocketMessage> read = WebSocketMessage.read(bytes);
        if (read.isEmpty() || read.get().hashes().isEmpty()) {
            client.line.send(WebSocketWords.refusal("a message has to be JSON and to name its swarms"));
            return;
        }
        WebSocketMessage message = read.get();
        InfoHash first = InfoHash.of(message.hashes().get(0));
        switch (message.text("action")) {
            case "scrape" -> client.line.send(scrape(message, first));
            case "announce" -> announced(message, first, client);
            default -> client.line.send(WebSocketWords.refusal("an action is announce or scrape"));
        }
    }

    private String scrape(WebSocketMessage message, InfoHash first) {
        if (message.hashes().size() > options.limits().swarmsInScrape()) {
            return WebSocketWords.refusal("scrape", first, "too many swarms at once");
        }
        Map<InfoHash, SwarmStats> found = new LinkedHashMap<>();
        message.hashes().stream()
                .map(InfoHash::of)
                .forEach(swarm -> registry.stats(swarm, time.now()).forEach(stats -> found.put(swarm, stats)));
        return WebSocketWords.files(found, options);
    }

    private void announced(WebSocketMessage message, InfoHash swarm, Client client) {
        String peerId = message.text("peer_id");
        if (!WebSocketMessage.isTwenty(peerId)) {
            client.line.send(WebSocketWords.refusal("announce", swarm, "a peer_id has 20 code points"));
        } else if (message.answer().isDefined()) {
            passOn(message, swarm, peerId);
        } else {
            event(message.text("event"))
                    .flatMap(event -> visit(message, swarm, peerId, event, client))
                    .peekLeft(reason -> client.line.send(WebSocketWords.refusal("announce", swarm, reason)))
                    .peek(view -> {
                        client.line.send(WebSocketWords.counts(swarm, view.stats(), options));
                        offer(message, swarm, peerId);
                    });
        }
    }

    private static Either<String, AnnounceEvent> event(String word) {
        return switch (word) {
            case "" -> Either.right(AnnounceEvent.NONE);
            case "started" -> Either.right(AnnounceEvent.STARTED);
            case "completed" -> Either.right(AnnounceEvent.COMPLETED);
            case "stopped" -> Either.right(AnnounceEvent.STOPPED);
            default -> Either.left("unknown event");
        };
    }

    private Either<String, SwarmView> visit(
            WebSocketMessage message, InfoHash swarm, String peerId, AnnounceEvent event, Client client) {
        Visit.Member member = member(peerId, message.left().contains(0L));
        return registry.visit(new Visit(swarm, member, event, 0), time.now()).peek(view -> {
            if (event == AnnounceEvent.STOPPED) {
                forget(swarm, peerId, client);
            } else {
                client.memberships.put(swarm, member);
                present.computeIfAbsent(swarm, key -> new LinkedHashMap<>()).put(peerId, client);
            }
        });
    }

    /** Nobody can call a browser, so it has no port; its id stands for the address that tells it from others. */
    private static Visit.Member member(String peerId, boolean complete) {
        byte[] id = peerId.getBytes(StandardCharsets.ISO_8859_1);
        IpAddress standIn = IpAddress.of(Arrays.copyOfRange(id, 4, 20));
        return new Visit.Member(PeerId.of(id), new PeerEndpoint(standIn, 0), complete);
    }

    /** Each offer goes to a peer of its own (WS-5). */
    private void offer(WebSocketMessage message, InfoHash swarm, String from) {
        Iterator<WebSocketMessage.Offer> offers = message.offers().iterator();
        for (Map.Entry<String, Client> other :
                present.getOrDefault(swarm, Map.of()).entrySet()) {
            if (!offers.hasNext()) {
                return;
            }
            if (!other.getKey().equals(from)) {
                WebSocketMessage.Offer offer = offers.next();
                other.getValue().line.send(WebSocketWords.passedOn("offer", swarm, from, offer.id(), offer.sdp()));
            }
        }
    }

    private void passOn(WebSocketMessage message, InfoHash swarm, String from) {
        Client to = present.getOrDefault(swarm, Map.of()).get(message.text("to_peer_id"));
        if (to != null && WebSocketMessage.isTwenty(message.text("offer_id"))) {
            to.line.send(WebSocketWords.passedOn(
                    "answer",
                    swarm,
                    from,
                    message.text("offer_id"),
                    message.answer().get()));
        }
    }

    /** Its socket is gone, and with it the client from all its swarms (WS-19). */
    synchronized void left(Client client) {
        Map.copyOf(client.memberships).forEach((swarm, member) -> {
            String peerId = new String(member.peerId().toByteArray(), StandardCharsets.ISO_8859_1);
            if (present.getOrDefault(swarm, Map.of()).get(peerId) == client) {
                registry.visit(new Visit(swarm, member, AnnounceEvent.STOPPED, 0), time.now());
                forget(swarm, peerId, client);
            }
        });
    }

    private void forget(InfoHash swarm, String peerId, Client client) {
        client.memberships.remove(swarm);
        Map<String, Client> peers = present.get(swarm);
        if (peers != null) {
            peers.remove(peerId, client);
            if (peers.isEmpty()) {
                present.remove(swarm);
            }
        }
    }
}
