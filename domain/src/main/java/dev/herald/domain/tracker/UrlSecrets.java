package dev.herald.domain.tracker;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The secrets of a tracker's URL: what {@link TrackerUrl#toString()} masks, word by word, as written and as it is meant. */
final class UrlSecrets {

    private UrlSecrets() {}

    static Seq<Secret> of(TrackerUrl tracker) {
        Vector<String> users = tracker.userInfo()
                .toVector()
                .flatMap(user -> Vector.of(user.reveal().split(":", 2)));
        Vector<String> segments =
                Vector.of(tracker.path().split("/", -1)).filter(segment -> isMasked("http://host/" + segment));
        Vector<String> values = Vector.of(tracker.query().getOrElse("").split("[&;]", -1))
                .filter(parameter -> isMasked("http://host/?" + parameter))
                .map(parameter -> parameter.substring(parameter.indexOf('=') + 1));
        Vector<String> written = users.appendAll(segments).appendAll(values);
        return written.appendAll(written.map(UrlSecrets::meant))
                .distinct()
                .filter(word -> !word.isEmpty())
                .map(Secret::of);
    }

    private static boolean isMasked(String url) {
        return !UrlMask.mask(url).equals(url);
    }

    /** With its percent-encoding undone; an escape that is none stays as it stands. */
    private static String meant(String word) {
        return word.indexOf('%') < 0 ? word : PercentEncoding.decodeText(word);
    }
}
