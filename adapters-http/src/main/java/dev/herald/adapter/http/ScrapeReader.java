package dev.herald.adapter.http;

import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the dictionary of a scrape that succeeded into the wire's words (SCRAPE-7 to SCRAPE-9, SCRAPE-12). */
final class ScrapeReader {

    private ScrapeReader() {}

    /** Right unless there is nothing that could be the files; swarms that were not asked for are left out (SCRAPE-8). */
    static Either<TrackerError, ScrapeAnswer> read(BencodeDictionary answer, Set<InfoHash> asked) {
        Option<Long> wait = answer.dictionary("flags").flatMap(flags -> flags.integer("min_request_interval"));
        return answer.get("files")
                .orElse(() -> answer.get("host"))
                .flatMap(files -> entries(files, asked))
                .map(files -> new ScrapeAnswer(files, wait))
                .toEither(new Malformed("a dictionary of files in a scrape", 0));
    }

    private static Option<Map<InfoHash, ScrapeAnswer.File>> entries(BencodeValue files, Set<InfoHash> asked) {
        Map<InfoHash, ScrapeAnswer.File> entries = new LinkedHashMap<>();
        if (files instanceof BencodeList list && list.size() == 0) {
            // PHP writes an empty dictionary like this.
            return Option.some(entries);
        }
        if (!(files instanceof BencodeDictionary dictionary)) {
            return Option.none();
        }
        for (BencodeDictionary.Entry entry : dictionary) {
            if (entry.key().length() == InfoHash.LENGTH && entry.value() instanceof BencodeDictionary counts) {
                InfoHash swarm = InfoHash.of(entry.key().content());
                if (asked.contains(swarm)) {
                    entries.putIfAbsent(swarm, file(counts));
                }
            }
        }
        return Option.some(entries);
    }

    private static ScrapeAnswer.File file(BencodeDictionary counts) {
        return new ScrapeAnswer.File(
                counts.integer("complete"),
                counts.integer("incomplete"),
                counts.integer("downloaded"),
                counts.integer("downloaders"));
    }
}
