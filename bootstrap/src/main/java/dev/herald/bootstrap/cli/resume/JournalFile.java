package dev.herald.bootstrap.cli.resume;

import dev.herald.domain.torrent.InfoHash;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where positions are kept, each under a name: a line for the position, and a line for each hash that was not answered. Whoever
 * looks at it sees either what was written last or what was there before, never a part.
 */
record JournalFile(Path path) {

    private static final String HEADING = "herald scrape progress 1";
    private static final Pattern POSITION =
            Pattern.compile("tracker ([0-9a-f]{16}) read ([0-9]{1,18}) of ([0-9a-f]{64})");

    /** The positions of the last time, by name; none where there is no file, or an empty one. */
    Map<String, Position> read() throws IOException, ForeignFileException {
        Map<String, Position> positions = new LinkedHashMap<>();
        if (!Files.exists(path)) {
            return positions;
        }
        if (!Files.isRegularFile(path)) {
            throw new ForeignFileException();
        }
        if (Files.size(path) == 0) {
            return positions;
        }
        try (var reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            if (!HEADING.equals(reader.readLine())) {
                throw new ForeignFileException();
            }
            String line = reader.readLine();
            while (line != null) {
                Matcher position = POSITION.matcher(line);
                if (!position.matches()) {
                    throw new ForeignFileException();
                }
                List<InfoHash> untold = new ArrayList<>();
                for (line = reader.readLine(); line != null && line.startsWith(" "); line = reader.readLine()) {
                    untold.add(InfoHash.parse(line.strip()).getOrElseThrow(error -> new ForeignFileException()));
                }
                positions.put(
                        position.group(1), new Position(Long.parseLong(position.group(2)), position.group(3), untold));
            }
        }
        return positions;
    }

    /** Replaces what is there, where a link leads if it is one. */
    void write(Map<String, Position> positions) throws IOException {
        Path place = Files.exists(path) ? path.toRealPath() : path;
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        try (BufferedWriter writer = Files.newBufferedWriter(fresh, StandardCharsets.US_ASCII)) {
            writer.write(HEADING + "\n");
            for (Map.Entry<String, Position> entry : positions.entrySet()) {
                Position position = entry.getValue();
                writer.write(
                        "tracker " + entry.getKey() + " read " + position.read() + " of " + position.digest() + "\n");
                for (InfoHash swarm : position.untold()) {
                    writer.write(" " + swarm.hex() + "\n");
                }
            }
        }
        Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
