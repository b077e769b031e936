package dev.herald.application.metainfo;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The trackers of a torrent file: its {@code announce-list}, or else its {@code announce} (META-2, META-3, META-10). What is no
 * tracker's URL is left out, and so is what comes after the first {@value #MOST}: strangers write these lists.
 */
final class AnnounceList {

    /** How many trackers of one file are taken in; honest files have a few hundred at most. */
    static final int MOST = 20_000;

    private int room = MOST;

    private AnnounceList() {}

    static TrackerTiers of(BencodeDictionary root) {
        TrackerTiers listed = root.list("announce-list")
                .map(list -> new AnnounceList().tiers(list))
                .getOrElse(TrackerTiers::none);
        return listed.isEmpty() ? TrackerTiers.ofEach(root.get("announce").flatMap(AnnounceList::url)) : listed;
    }

    private TrackerTiers tiers(BencodeList list) {
        return new TrackerTiers(Iterator.ofAll(list).flatMap(this::tier).toVector());
    }

    private Option<Tier> tier(BencodeValue entry) {
        Iterator<BencodeValue> values = entry instanceof BencodeList list ? Iterator.ofAll(list) : Iterator.of(entry);
        Vector<TrackerUrl> trackers =
                values.flatMap(AnnounceList::url).take(room).toVector();
        room -= trackers.size();
        return trackers.isEmpty() ? Option.none() : Option.some(new Tier(trackers));
    }

    private static Option<TrackerUrl> url(BencodeValue value) {
        return value instanceof BencodeBytes bytes
                ? TrackerUrl.parse(bytes.content()).toOption()
                : Option.none();
    }
}
