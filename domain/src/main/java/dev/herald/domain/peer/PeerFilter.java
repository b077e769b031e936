package dev.herald.domain.peer;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.EnumSet;

/**
 * Which of the peers that trackers name are worth a connection: opt-in, because a list on a closed network looks hostile to somebody
 * on the Internet, and the other way round. Nothing is dropped in silence: {@link #sift} says what went, and why. Immutable.
 *
 * <pre>{@code
 * PeerFilter filter = PeerFilter.usual().without(ourselves);
 * SiftedPeers sifted = filter.sift(response.peers());
 * }</pre>
 */
public final class PeerFilter {

    private static final PeerFilter USUAL = new PeerFilter(HashSet.empty(), true, EnumSet.allOf(IpFamily.class));

    private final Set<PeerEndpoint> own;
    private final boolean dropsMartians;
    private final EnumSet<IpFamily> families;

    private PeerFilter(Set<PeerEndpoint> own, boolean dropsMartians, EnumSet<IpFamily> families) {
        this.own = own;
        this.dropsMartians = dropsMartians;
        this.families = families;
    }

    /** Drops what nobody can be reached at, what was named before, and {@linkplain IpAddress#isMartian martians}. */
    public static PeerFilter usual() {
        return USUAL;
    }

    /** Drops this endpoint too, which is our own; name every one we are known by. */
    public PeerFilter without(PeerEndpoint ourselves) {
        return new PeerFilter(own.add(ourselves), dropsMartians, families);
    }

    /** Keeps martians, as on a network of our own. */
    public PeerFilter withMartians() {
        return new PeerFilter(own, false, families);
    }

    /** Keeps addresses of this family alone; a name nobody has resolved may be of any. */
    public PeerFilter only(IpFamily family) {
        return new PeerFilter(own, dropsMartians, EnumSet.of(family));
    }

    /** Looks at every peer that a tracker named, those included that {@link PeerList} does not show when it is walked. */
    public SiftedPeers sift(PeerList peers) {
        return sift((Iterable<PeerEndpoint>) peers::everyOne);
    }

    /** The same of peers from anywhere, for example of several trackers together. */
    public SiftedPeers sift(Iterable<PeerEndpoint> peers) {
        java.util.Set<PeerEndpoint> seen = new java.util.HashSet<>();
        java.util.List<PeerEndpoint> kept = new java.util.ArrayList<>();
        java.util.List<SiftedPeers.Dropped> dropped = new java.util.ArrayList<>();
        for (PeerEndpoint peer : peers) {
            Option<DropReason> reason = reason(peer).orElse(() -> Option.when(!seen.add(peer), DropReason.REPEATED));
            if (reason.isEmpty()) {
                kept.add(peer);
            } else {
                dropped.add(new SiftedPeers.Dropped(peer, reason.get()));
            }
        }
        return new SiftedPeers(Vector.ofAll(kept), Vector.ofAll(dropped));
    }

    /** The first reason in the order of {@link DropReason} against a peer of which nothing else is known. */
    private Option<DropReason> reason(PeerEndpoint peer) {
        if (peer.port() == 0) {
            return Option.some(DropReason.PORT_ZERO);
        }
        if (peer.isUnusable()) {
            return Option.some(DropReason.NO_HOST);
        }
        if (own.contains(peer)) {
            return Option.some(DropReason.OURSELVES);
        }
        return peer.host() instanceof IpAddress address ? reason(address) : Option.none();
    }

    private Option<DropReason> reason(IpAddress address) {
        if (dropsMartians && address.isMartian()) {
            return Option.some(DropReason.MARTIAN);
        }
        return families.contains(address.family()) ? Option.none() : Option.some(DropReason.OTHER_FAMILY);
    }
}
