package dev.herald.network;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;

/**
 * One tracker URL that is about to be talked to.
 *
 * @param url where to, and what for
 * @param reason who named the URL
 * @param over the IP versions it may be made over, of those that are in use at all
 */
public record Visit(TrackerUrl url, Reason reason, AddressFamilies over) {

    /** Who named a URL. */
    public enum Reason {
        /** Somebody gave it to us: a user, a torrent file. */
        GIVEN,
        /** A tracker in a network of our own sent us there. */
        REDIRECTED_INSIDE,
        /** A tracker out in the world, or one that we do not know the address of, sent us there. */
        REDIRECTED_OUTSIDE
    }

    /** To a URL that somebody gave us. */
    public static Visit to(TrackerUrl url) {
        return new Visit(url, Reason.GIVEN, AddressFamilies.BOTH);
    }

    /** To a URL that a tracker sent us to; {@code outside} unless that tracker has an address of a network of our own. */
    public static Visit redirectedTo(TrackerUrl url, boolean outside) {
        return new Visit(url, outside ? Reason.REDIRECTED_OUTSIDE : Reason.REDIRECTED_INSIDE, AddressFamilies.BOTH);
    }

    /** The same over these IP versions only. */
    public Visit over(AddressFamilies families) {
        return families == over ? this : new Visit(url, reason, families);
    }

    /** Whether it is made over HTTP. */
    boolean isHttp() {
        return url.scheme() == TrackerScheme.HTTP || url.scheme() == TrackerScheme.HTTPS;
    }

    /** Whether somebody gave us the URL. */
    public boolean isGiven() {
        return reason == Reason.GIVEN;
    }
}
