package dev.herald.domain.torrent;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The one or two swarms of a torrent: version 1, version 2, or both for a hybrid (BEP 52), which are announced apart (META-6).
 * At least one is there.
 */
public record Swarms(Option<InfoHash> v1, Option<InfoHashV2> v2) {

    public Swarms {
        if (v1.isEmpty() && v2.isEmpty()) {
            throw new IllegalArgumentException("a torrent has at least one swarm");
        }
    }

    /** A version 1 torrent's only swarm. */
    public static Swarms of(InfoHash v1) {
        return new Swarms(Option.some(v1), Option.none());
    }

    /** A version 2 torrent's only swarm. */
    public static Swarms of(InfoHashV2 v2) {
        return new Swarms(Option.none(), Option.some(v2));
    }

    /** The hashes trackers are told, version 1 first; no hash twice. */
    public Seq<InfoHash> announceHashes() {
        if (isHybrid()) {
            return List.ofAll(v1).appendAll(v2.map(InfoHashV2::truncated)).distinct();
        }
        return List.of(v1.isDefined() ? v1.get() : v2.get().truncated());
    }

    /** Whether both versions are there. */
    public boolean isHybrid() {
        return v1.isDefined() && v2.isDefined();
    }
}
