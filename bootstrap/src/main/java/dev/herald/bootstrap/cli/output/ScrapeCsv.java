package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts of swarms as a table for spreadsheets and databases: a heading, then a row each (RFC 4180, with plain line ends). */
public final class ScrapeCsv {

    private static final String HEADING = "tracker,infoHash,outcome,seeders,leechers,completed,error,message";
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    private final DataStream out;
    private boolean isHeaded;

    /** @param isContinued whether the heading is there already, from an earlier run */
    public ScrapeCsv(DataStream out, boolean isContinued) {
        this.out = out;
        this.isHeaded = isContinued;
    }

    /** Prints a row. Where several trackers were merged, those that knew the swarm stand in one column, divided by spaces. */
    public synchronized void print(ScrapeView scrape) {
        ErrorView error = scrape.error();
        List<String> trackers = Objects.requireNonNullElse(scrape.trackers(), List.of());
        String tracker = scrape.tracker();
        List<String> cells = new ArrayList<>();
        cells.add(cell(tracker == null ? String.join(" ", trackers) : tracker));
        cells.add(scrape.infoHash());
        cells.add(scrape.outcome());
        cells.add(count(scrape.seeders()));
        cells.add(count(scrape.leechers()));
        cells.add(count(scrape.completed()));
        cells.add(error == null ? "" : error.kind());
        cells.add(error == null ? "" : cell(error.message()));
        String row = String.join(",", cells);
        out.line(isHeaded ? row : HEADING + "\n" + row);
        isHeaded = true;
    }

    private static String count(@Nullable Long count) {
        return count == null ? "" : count.toString();
    }

    private static String cell(String text) {
        String printable = PrintableText.uncut(text);
        return NEEDS_QUOTES.matcher(printable).find() ? '"' + printable.replace("\"", "\"\"") + '"' : printable;
    }
}
