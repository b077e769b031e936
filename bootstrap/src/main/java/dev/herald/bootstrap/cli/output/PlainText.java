package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Views for people: aligned, and silent about what is not known. Whatever strangers wrote is made printable first, so that nothing
 * in it can play tricks on a terminal.
 */
public final class PlainText implements Printer {

    private static final int LABEL = 12;
    private static final int NARROWEST_VALUE = 20;
    private static final String HEADING = String.format(
            Locale.ROOT, "%9s %9s %9s  %-40s  %s", "seeders", "leechers", "completed", "info-hash", "tracker");

    private final DataStream out;
    private final Consumer<String> complaints;
    private final Style style;
    private final int columns;
    private final HeadedRows scrapes;
    private final HeadedRows checks;
    private final HeadedRows stories;

    /**
     * @param complaints takes what is no data, a sentence at a time
     */
    public PlainText(DataStream out, Consumer<String> complaints, Style style) {
        this(out, complaints, style, 0);
    }

    /** @param columns how wide lines may be where they are folded; 0 for any width */
    public PlainText(DataStream out, Consumer<String> complaints, Style style, int columns) {
        this.out = out;
        this.complaints = complaints;
        this.style = style;
        this.columns = columns;
        this.scrapes = new HeadedRows(out, style.faint(HEADING) + "\n", "");
        this.checks = new HeadedRows(out, style.faint(CheckRow.HEADING) + "\n", "");
        this.stories = new HeadedRows(out, "", "\n");
    }

    @Override
    public void print(AnnounceView announce) {
        List<String> lines = new ArrayList<>();
        ErrorView error = announce.error();
        lines.add((error == null ? style.good("accepted") : style.bad("failed  ")) + "  "
                + style.bold(safe(announce.tracker())) + style.faint("  " + announce.elapsedMillis() + " ms"));
        lines.add(row("swarm", announce.infoHash() + ", event " + announce.event()));
        if (error != null) {
            lines.addAll(errorRows(error));
        } else {
            lines.addAll(answerRows(announce));
        }
        out.line(String.join("\n", lines));
    }

    @Override
    public void print(SignalView signal) {
        out.line(style.good(signal.kind()) + "  " + style.bold(safe(signal.tracker())) + "\n"
                + row("swarm", signal.infoHash()) + "\n"
                + row("from peer", signal.peerId()) + "\n"
                + row("description", signal.sdp().length() + " characters"));
    }

    private List<String> answerRows(AnnounceView announce) {
        List<String> rows = new ArrayList<>();
        String counts = counts(announce.seeders(), announce.leechers(), announce.completed());
        if (!counts.isEmpty()) {
            rows.add(row("counts", counts));
        }
        Long minimum = announce.minIntervalSeconds();
        rows.add(row(
                "next",
                "in " + announce.intervalSeconds() + " s" + (minimum == null ? "" : ", not before " + minimum + " s")));
        addRow(rows, "seen from", announce.externalIp());
        addRow(rows, "tracker id", announce.trackerId());
        String warning = announce.warning();
        if (warning != null) {
            rows.add(row("warning", safe(warning), style::careful));
        }
        List<String> peers = announce.peers() == null ? List.of() : announce.peers();
        rows.add(row("peers", String.valueOf(peers.size())));
        for (String peer : peers) {
            rows.add(row("", peer));
        }
        return rows;
    }

    private List<String> errorRows(ErrorView error) {
        List<String> rows = new ArrayList<>();
        rows.add(row(error.kind(), safe(error.message())));
        RetryView retry = error.retry();
        if (retry != null && retry.advice().equals("after")) {
            rows.add(row("retry", "it asks to be left alone for " + retry.seconds() + " s"));
        } else if (retry != null && retry.advice().equals("never")) {
            rows.add(row("retry", "it asks never to be asked again"));
        }
        addRow(rows, "remedy", error.remedy());
        return rows;
    }

    private static String counts(@Nullable Long seeders, @Nullable Long leechers, @Nullable Long completed) {
        List<String> known = new ArrayList<>();
        if (seeders != null) {
            known.add(seeders + (seeders == 1 ? " seeder" : " seeders"));
        }
        if (leechers != null) {
            known.add(leechers + (leechers == 1 ? " leecher" : " leechers"));
        }
        if (completed != null) {
            known.add(completed + " completed");
        }
        return String.join(", ", known);
    }

    @Override
    public void print(ScrapeView scrape) {
        ErrorView error = scrape.error();
        String tracker = scrape.tracker();
        String where = tracker == null ? trackers(scrape.trackers()) : safe(tracker);
        scrapes.print(
                column(scrape.seeders()) + " " + column(scrape.leechers()) + " " + column(scrape.completed()) + "  "
                        + scrape.infoHash() + "  "
                        + (scrape.outcome().equals("unknown") ? style.faint("unknown to ") + where : where)
                        + (error == null ? "" : "  " + style.bad(error.kind() + ": " + safe(error.message()))));
    }

    @Override
    public void print(CheckView check) {
        checks.print(new CheckRow(check).in(style, columns));
    }

    @Override
    public void print(ExplainView explain) {
        stories.print(new ExplainText(style, columns).of(explain));
    }

    private static String trackers(@Nullable List<String> trackers) {
        if (trackers == null || trackers.isEmpty()) {
            return "no tracker answered";
        }
        return trackers.size() == 1 ? safe(trackers.get(0)) : trackers.size() + " trackers";
    }

    private static String column(@Nullable Long count) {
        return String.format(Locale.ROOT, "%9s", count == null ? "-" : count.toString());
    }

    @Override
    public void print(TorrentView torrent) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(safe(torrent.source())));
        addRow(lines, "name", torrent.name());
        addRow(lines, "info-hash", torrent.infoHashV1());
        addRow(lines, "version 2", torrent.infoHashV2());
        lines.add(row("announces", String.join(" and ", torrent.announceHashes())));
        Long size = torrent.totalBytes();
        lines.add(row("size", size == null ? "unknown" : ByteSize.words(size)));
        lines.add(row("private", torrent.isPrivate() ? "yes" : "no"));
        if (torrent.tiers().isEmpty()) {
            lines.add(row("trackers", "none"));
        }
        for (int tier = 0; tier < torrent.tiers().size(); tier++) {
            String label = "tier " + (tier + 1);
            for (String url : torrent.tiers().get(tier)) {
                lines.add(row(label, safe(url)));
                String scrape = scrapeWords(torrent.scrapeUrls().getOrDefault(url, Optional.empty()));
                lines.add(row("", scrape, style::faint));
                label = "";
            }
        }
        out.line(String.join("\n", lines));
    }

    @Override
    public void print(TrackerView tracker) {
        Optional<String> scrapeUrl = Optional.ofNullable(tracker.scrapeUrl());
        out.line(String.join(
                "\n",
                style.bold(safe(tracker.source())),
                row("tracker", safe(tracker.url())),
                row("scrape", scrapeUrl.map(PlainText::safe).orElse("not possible"))));
    }

    @Override
    public void print(UnreadableView target) {
        String advice = target.error().remedy();
        complaints.accept(
                Complaint.about(target.source(), target.error().message() + (advice == null ? "" : "; " + advice)));
    }

    private static String scrapeWords(Optional<String> url) {
        return url.map(found -> "scrape " + safe(found)).orElse("no scrape");
    }

    private void addRow(List<String> rows, String label, @Nullable String value) {
        if (value != null) {
            rows.add(row(label, safe(value)));
        }
    }

    private String row(String label, String value) {
        return row(label, value, words -> words);
    }

    private String row(String label, String value, UnaryOperator<String> emphasis) {
        String lead = "  " + style.faint(label + " ".repeat(Math.max(1, LABEL - label.length())));
        int margin = 2 + LABEL;
        if (columns == 0 || margin + value.length() <= columns) {
            return lead + emphasis.apply(value);
        }
        return lead
                + FoldedText.of(value, Math.max(columns - margin, NARROWEST_VALUE)).stream()
                        .map(emphasis)
                        .collect(Collectors.joining("\n" + " ".repeat(margin)));
    }

    private static String safe(String text) {
        return PrintableText.uncut(text);
    }
}
