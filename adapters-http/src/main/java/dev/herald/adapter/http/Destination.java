package dev.herald.adapter.http;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.Credentials;
import dev.herald.network.Visit;
import io.vavr.control.Option;
import java.util.Arrays;

/** Where one GET goes, and what it asks for there. Holds secrets, so it prints neither target nor credentials. */
final class Destination {

    private final Visit visit;
    private final Origin origin;
    private final byte[] target;
    private final Option<Credentials> credentials;

    private Destination(Visit visit, Origin origin, byte[] target, Option<Credentials> credentials) {
        this.visit = visit;
        this.origin = origin;
        this.target = target;
        this.credentials = credentials;
    }

    /** A request target made from the URL's path and query, at the URL's host and with the URL's user. */
    static Destination at(TrackerUrl url, byte[] target) {
        return at(url, target, AddressFamilies.BOTH);
    }

    /** The same over these IP versions, and nothing that was opened over another. */
    static Destination at(TrackerUrl url, byte[] target, AddressFamilies over) {
        return new Destination(
                Visit.to(url).over(over),
                Origin.of(url, over),
                target,
                url.userInfo().map(user -> Credentials.of(user.reveal())));
    }

    /** The URL's own path and query, byte for byte, as a redirect wants it (HTTP-T4). */
    static Destination verbatim(TrackerUrl url) {
        return verbatim(url, AddressFamilies.BOTH);
    }

    static Destination verbatim(TrackerUrl url, AddressFamilies over) {
        RequestBytes target = new RequestBytes().text(url.path().isEmpty() ? "/" : url.path());
        url.query().forEach(query -> target.text("?").text(query));
        return at(url, target.toByteArray(), over);
    }

    /** The same place, which a tracker sent us to. */
    Destination redirectedTo(boolean fromOutside) {
        return new Destination(
                Visit.redirectedTo(visit.url(), fromOutside).over(visit.over()), origin, target, credentials);
    }

    /** The same place with the credentials of {@code from}, if it lies at the same origin and has none of its own. */
    Destination trustedLike(Destination from) {
        return credentials.isEmpty() && origin.equals(from.origin)
                ? new Destination(visit, origin, target, from.credentials)
                : this;
    }

    /** The same in the words of the network. */
    Visit visit() {
        return visit;
    }

    Origin origin() {
        return origin;
    }

    /** Path and query in bytes; shared, not to be changed. */
    byte[] target() {
        return target;
    }

    Option<Credentials> credentials() {
        return credentials;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Destination that && origin.equals(that.origin) && Arrays.equals(target, that.target);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + Arrays.hashCode(target);
    }

    @Override
    public String toString() {
        return "Destination[" + origin.url() + "/***]";
    }
}
