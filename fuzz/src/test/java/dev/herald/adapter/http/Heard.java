package dev.herald.adapter.http;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.fuzz.Law;

/** What has to hold of everything a tracker said. */
final class Heard {

    private static final int LONGEST = 2_000;

    private Heard() {}

    static void isSane(TrackerError error) {
        Law.printable(error.message());
        Law.holds(error.message().length() <= LONGEST, "what is repeated of a stranger's words has a bound");
        Law.printable(error.toString());
    }

    static void isSane(AnnounceResponse response) {
        response.warning().forEach(Law::printable);
        response.remarks().forEach(Law::printable);
        Law.holds(response.warning().forAll(words -> words.length() <= LONGEST), "a warning has a bound");
        Law.holds(response.remarks().size() <= 16, "remarks have a bound");
    }
}
