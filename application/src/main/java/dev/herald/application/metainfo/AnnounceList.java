package dev.herald.application.metainfo;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The trackers of a torrent file: its {@code announce-list}, or else its {@code announce} (META-2, META-3, META-10). */
final class AnnounceList {

    private AnnounceList() {}

    static TrackerTiers of(BencodeDictionary root) {
        TrackerTiers listed = new TrackerTiers(root.list("announce-list")
                .map(list -> Vector.ofAll(list).flatMap(AnnounceList::tier))
                .getOrElse(Vector.empty()));
        return listed.isEmpty() ? TrackerTiers.ofEach(url(root.get("announce"))) : listed;
    }

    private static Option<Tier> tier(BencodeValue entry) {
        Vector<TrackerUrl> trackers = entry instanceof BencodeList list
                ? Vector.ofAll(list).flatMap(value -> url(Option.some(value)))
                : Vector.ofAll(url(Option.some(entry)));
        return trackers.isEmpty() ? Option.none() : Option.some(new Tier(trackers));
    }

    private static Option<TrackerUrl> url(Option<BencodeValue> value) {
        return value.flatMap(found -> found instanceof BencodeBytes bytes
                ? TrackerUrl.parse(bytes.content()).toOption()
                : Option.none());
    }
}
