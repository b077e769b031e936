package dev.herald.adapter.websocket;

import dev.herald.adapter.websocket.Received.Relayed;
import dev.herald.application.port.OffersWanted;
import dev.herald.application.port.PeerAnswer;
import dev.herald.application.port.PeerOffer;
import dev.herald.application.port.PeerSignalling;
import dev.herald.application.port.Scheduler.Timer;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes descriptions of sessions from the caller to the peers of one socket and back (WS-5 to WS-7, WS-11, WS-12, WS-17). */
final class SignallingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignallingDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_GATHERING = 16;

    private final TrackerUrl tracker;
    private final PeerSignalling caller;
    private final int offersAnnounced;
    private final Loop loop;
    private final RandomGenerator random;
    private final Tally tally;
    private final PendingOffers pending = new PendingOffers();
    private final Map<InfoHash, Integer> offersLeft = new HashMap<>();
    private int gathering;
    private int socket;

    /** Sends an answer to a peer's offer. */
    interface Answering {
        void answer(InfoHash swarm, PeerId peer, OfferId offer, String sdp);
    }

    SignallingDesk(TrackerUrl tracker, WebSocketOptions options, Loop loop, Tally tally) {
        this.tracker = tracker;
        this.caller = options.signalling();
        this.offersAnnounced = options.offers();
        this.random = options.random();
        this.loop = loop;
        this.tally = tally;
    }

    /** Whether so many announces wait for offers that the next one should not be begun. */
    boolean isBusy() {
        return gathering >= MOST_GATHERING;
    }

    /** How many offers an announce should carry; none where it reports an end (WS-6). */
    int offersWanted(AnnounceRequest request) {
        boolean ends = request.event() == AnnounceEvent.STOPPED || request.event() == AnnounceEvent.COMPLETED;
        return caller == PeerSignalling.NONE || ends ? 0 : Math.min(request.numWant(), offersAnnounced);
    }

    /** Asks the caller for offers; {@code then} is called once, on the loop. */
    void gather(InfoHash swarm, int count, Duration remaining, Consumer<List<OwnOffer>> then) {
        Duration half = remaining.dividedBy(2);
        Duration within = half.compareTo(PATIENCE) < 0 ? half : PATIENCE;
        Gathering current = new Gathering(count, then);
        gathering++;
        current.timer = loop.after(within, () -> current.end(List.of()));
        calling(() -> caller.offersWanted(new OffersWanted(tracker, swarm, count, within), current));
    }

    /** An announce has gone out with these offers. */
    void announced(InfoHash swarm, List<OwnOffer> offers) {
        pending.add(swarm, offers, loop.now());
        if (caller != PeerSignalling.NONE) {
            offersLeft.put(swarm, offersAnnounced);
        }
    }

    /** A peer's offer has come. */
    void offered(InfoHash swarm, Relayed offer, Answering answering) {
        int left = offersLeft.getOrDefault(swarm, 0);
        if (left == 0) {
            tally.droppedOffer();
            return;
        }
        offersLeft.put(swarm, left - 1);
        int onSocket = socket;
        Duration end = loop.now().plus(PendingOffers.FRESH);
        AtomicBoolean replied = new AtomicBoolean();
        Consumer<String> reply = sdp -> {
            checked(sdp);
            if (replied.compareAndSet(false, true)) {
                loop.executeIfOpen(() -> {
                    if (onSocket == socket && loop.now().compareTo(end) < 0) {
                        answering.answer(swarm, offer.peer(), offer.offerId(), sdp);
                    }
                });
            }
        };
        calling(() -> caller.offered(new PeerOffer(tracker, swarm, offer.peer(), offer.sdp()), reply));
    }

    /** A peer's answer has come. */
    void answered(InfoHash swarm, Relayed answer) {
        pending.take(swarm, answer.offerId(), loop.now())
                .peek(sdp -> calling(
                        () -> caller.answered(new PeerAnswer(tracker, swarm, answer.peer(), sdp, answer.sdp()))))
                .onEmpty(tally::droppedAnswer);
    }

    void forget(InfoHash swarm) {
        offersLeft.remove(swarm);
    }

    /** Offers die with the socket they were made on (WS-22). */
    void socketGone() {
        socket++;
        pending.clear();
        offersLeft.clear();
    }

    private static String checked(String sdp) {
        if (sdp.isEmpty() || sdp.length() > PeerSignalling.LONGEST_SDP) {
            throw new IllegalArgumentException(
                    "a description has 1 to " + PeerSignalling.LONGEST_SDP + " characters, not " + sdp.length());
        }
        return sdp;
    }

    private static void calling(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException theirs) {
            LOG.warn("a listener for WebRTC signalling failed", theirs);
        }
    }

    /** Offers being waited for. */
    private final class Gathering implements Consumer<Seq<String>> {
        private final int count;
        private final Consumer<List<OwnOffer>> then;
        private Timer timer = () -> {};
        private boolean ended;

        Gathering(int count, Consumer<List<OwnOffer>> then) {
            this.count = count;
            this.then = then;
        }

        @Override
        public void accept(Seq<String> sdps) {
            if (sdps.size() > count) {
                throw new IllegalArgumentException("no more than " + count + " offers are wanted, not " + sdps.size());
            }
            sdps.forEach(SignallingDesk::checked);
            loop.executeIfOpen(() -> end(
                    sdps.map(sdp -> new OwnOffer(OfferId.random(random), sdp)).asJava()));
        }

        private void end(List<OwnOffer> offers) {
            if (!ended) {
                ended = true;
                gathering--;
                timer.cancel();
                then.accept(offers);
            }
        }
    }
}
