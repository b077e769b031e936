package dev.herald.fuzz;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.bootstrap.cli.input.Lines;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Lists of trackers: the announce-list of a torrent file, and files with a tracker a line. */
final class TrackerListFuzz implements FuzzTarget {

    private static final byte[] HEAD = "d13:announce-list".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TORRENT = Fixtures.torrentFile();
    private static final int INFO = new String(TORRENT, StandardCharsets.ISO_8859_1).indexOf("4:info");

    private final MetainfoReader reader = new MetainfoReader(Bencode.codec());

    @Override
    public void take(byte[] input) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(HEAD);
        file.writeBytes(input);
        file.write(TORRENT, INFO, TORRENT.length - INFO);
        reader.read(file.toByteArray()).map(Torrent::tiers).forEach(TrackerListFuzz::keepsItsPromises);

        Vector<TrackerUrl> lines = Vector.empty();
        Lines text = new Lines(new ByteArrayInputStream(input));
        while (text.hasNext()) {
            String line = text.next();
            Law.holds(line.indexOf('\n') < 0 && !line.isBlank(), "a line is one line, and says something");
            lines = lines.appendAll(TrackerUrl.parse(line));
        }
        keepsItsPromises(TrackerTiers.ofEach(lines));
    }

    private static void keepsItsPromises(TrackerTiers tiers) {
        Seq<TrackerUrl> trackers = tiers.trackers();
        Law.holds(trackers.size() <= 20_000, "a list is bounded");
        Law.same(trackers.distinct().size(), trackers.size(), "no tracker stands twice");
        Law.holds(tiers.tiers().forAll(tier -> !tier.trackers().isEmpty()), "no tier is empty");
        Law.same(tiers, tiers.append(tiers), "a tracker that stands there already is not added");
        TrackerTiers shuffled = tiers.shuffled(new SplittableRandom(1));
        Law.same(sets(tiers), sets(shuffled), "TIER-2: shuffling moves trackers within their tier");
        for (TrackerUrl last : trackers.lastOption()) {
            Law.same(sets(tiers), sets(tiers.promote(last)), "TIER-3: promoting moves a tracker within its tier");
        }
    }

    private static Seq<Object> sets(TrackerTiers tiers) {
        return tiers.tiers().map(Tier::trackers).map(Seq::toSet).map(set -> (Object) set);
    }
}
