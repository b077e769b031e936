package dev.herald.bootstrap.cli.output;

import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The demo for people: a line for each announce, with a picture of the swarm behind it. */
public final class DemoText {

    /** The widest of its rows. */
    private static final int WIDE = 92;

    private static final int BEFORE_OUTCOME = 14;
    private static final int NARROWEST = 20;

    private final DataStream out;
    private final Style style;
    private final int columns;

    /** @param columns how wide lines should be; 0 for any width */
    public DemoText(DataStream out, Style style, int columns) {
        this.out = out;
        this.style = style;
        this.columns = columns;
    }

    private boolean isNarrow() {
        return columns > 0 && columns < WIDE;
    }

    /** The heading. */
    public void begin(List<String> trackers, String swarm) {
        out.line(
                String.join(
                        "\n",
                        "A tracker of our own, on loopback:",
                        trackers.stream().map(url -> "  " + style.bold(url)).collect(Collectors.joining("\n")),
                        "Its only swarm:",
                        "  " + swarm,
                        "",
                        style.faint(
                                isNarrow()
                                        ? "      peer    over  announces    is told     swarm"
                                        : "      peer    over  announces    and is told                      swarm, as a scrape sees it")));
    }

    /** One announce, and how the swarm stands after it. */
    public void print(int peer, AnnounceView announce, Option<ScrapeView> counts) {
        String sign = switch (announce.event()) {
            case "started" -> style.good("+");
            case "stopped" -> style.bad("-");
            case "completed" -> style.careful("*");
            default -> " ";
        };
        out.line(String.format(
                        Locale.ROOT,
                        isNarrow()
                                ? "  %s   peer %d  %-4s  %-11s  %-10s  %s"
                                : "  %s   peer %d  %-4s  %-11s  %-31s  %s",
                        sign,
                        peer,
                        announce.tracker().substring(0, announce.tracker().indexOf(':')),
                        announce.event().equals("none") ? "again" : announce.event(),
                        told(announce),
                        counts.map(this::picture).getOrElse(""))
                .stripTrailing());
    }

    private String told(AnnounceView announce) {
        List<String> peers = announce.peers();
        if (announce.event().equals("stopped")) {
            return "goodbye";
        }
        if (peers == null || peers.isEmpty()) {
            return "of nobody";
        }
        if (isNarrow()) {
            return "of " + peers.size() + (peers.size() == 1 ? " peer" : " peers");
        }
        return peers.size() == 1 ? "of " + peers.get(0) : "of " + peers.get(0) + " and " + (peers.size() - 1) + " more";
    }

    private String picture(ScrapeView counts) {
        long seeders = counts.seeders() == null ? 0 : counts.seeders();
        long leechers = counts.leechers() == null ? 0 : counts.leechers();
        String peers = style.good("●".repeat((int) Math.min(seeders, 20))) + "○".repeat((int) Math.min(leechers, 20));
        if (isNarrow()) {
            return peers;
        }
        String blanks = " ".repeat((int) Math.max(0, 6 - seeders - leechers));
        return peers + blanks + style.faint(seeders + " seeding, " + leechers + " leeching");
    }

    /** The last words. */
    public void end(int announces) {
        out.line("\n"
                + folded(announces + " announces and " + announces
                        + " scrapes over HTTP, UDP and WebSocket, and everybody said goodbye."));
    }

    /** What happened to a tracker, and what each one that was asked said afterwards. */
    public void failover(String happening, List<AnnounceView> announces) {
        StringBuilder text = new StringBuilder("\n").append(folded(happening)).append('\n');
        for (AnnounceView announce : announces) {
            ErrorView error = announce.error();
            text.append(String.format(
                    Locale.ROOT,
                    isNarrow()
                            ? "  %s   peer 6  %s%n" + " ".repeat(BEFORE_OUTCOME) + "%s%n"
                            : "  %s   peer 6  %s  %s%n",
                    error == null ? style.good("+") : style.bad("!"),
                    announce.tracker(),
                    error == null ? yes(announce) : no(error)));
        }
        out.line(text.toString().stripTrailing());
    }

    private String no(ErrorView error) {
        return isNarrow()
                ? FoldedText.of(error.message(), Math.max(NARROWEST, columns - BEFORE_OUTCOME)).stream()
                        .map(style::bad)
                        .collect(Collectors.joining("\n" + " ".repeat(BEFORE_OUTCOME)))
                : style.bad(error.message());
    }

    private String folded(String words) {
        return isNarrow() ? String.join("\n", FoldedText.of(words, Math.max(NARROWEST, columns))) : words;
    }

    private static String yes(AnnounceView announce) {
        return announce.event().equals("stopped")
                ? "goodbye"
                : "accepted, next in " + announce.intervalSeconds() + " s";
    }

    /** The very last words. */
    public void advice() {
        out.line("\nTry it on a tracker that others know:" + (isNarrow() ? "\n  " : "  ")
                + style.bold("herald announce FILE.torrent"));
    }
}
