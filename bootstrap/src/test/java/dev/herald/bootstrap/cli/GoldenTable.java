package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.GoldenStage.url;
import static dev.herald.bootstrap.cli.Situation.GARBAGE;
import static dev.herald.bootstrap.cli.Situation.HUMAN;
import static dev.herald.bootstrap.cli.Situation.INTERRUPTED;
import static dev.herald.bootstrap.cli.Situation.JSON;
import static dev.herald.bootstrap.cli.Situation.NARROW;
import static dev.herald.bootstrap.cli.Situation.NO_COLOUR;
import static dev.herald.bootstrap.cli.Situation.NO_NETWORK;
import static dev.herald.bootstrap.cli.Situation.PIPED;
import static dev.herald.bootstrap.cli.Situation.READER_LEAVES;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every verb in every situation. A cell that holds no file says why. */
final class GoldenTable {

    private static final Map<String, String> WIDE = Map.of("COLUMNS", "120");
    private static final Map<String, String> SLIM = Map.of("COLUMNS", "60");
    private static final Map<String, String> COLOURLESS = Map.of("COLUMNS", "120", "NO_COLOR", "1");

    private static final String NO_QUESTION = "it asks nobody, so that the network does not matter to it";
    private static final String ONE_TEXT = "it prints one text, whose form is made for a program";

    private GoldenTable() {}

    static List<GoldenRow> rows() {
        return List.of(
                announce(), scrape(), watch(), check(), explain(), show(), decode(), demo(), completion(), manual());
    }

    /** The looks of one command, whoever reads it. */
    private static GoldenRow looks(String verb, Function<GoldenStage, List<String>> targets) {
        return new GoldenRow(verb)
                .golden(HUMAN, stage -> stage.inTerminal(WIDE, words(targets.apply(stage), verb)))
                .golden(JSON, stage -> stage.run(words(targets.apply(stage), verb, "--json")))
                .golden(NO_COLOUR, stage -> stage.inTerminal(COLOURLESS, words(targets.apply(stage), verb)))
                .golden(NARROW, stage -> stage.inTerminal(SLIM, words(targets.apply(stage), verb)))
                .golden(PIPED, stage -> stage.piped(words(targets.apply(stage), verb)));
    }

    private static String[] words(List<String> targets, String... first) {
        return Stream.concat(Stream.of(first), targets.stream()).toArray(String[]::new);
    }

    private static void nobodyAnswers(GoldenStage stage, String verb) {
        stage.run(verb, "--info-hash", GoldenStage.SWARM, stage.nobody());
        stage.run(verb, "--info-hash", GoldenStage.SWARM, "http://tracker.invalid/announce");
        stage.run(
                verb,
                "--proxy",
                stage.nobody().replace("/announce", ""),
                "--info-hash",
                GoldenStage.SWARM,
                url(stage.good));
    }

    private static void garbage(GoldenStage stage, String verb) {
        stage.run(verb);
        stage.run(verb, "--no-such-option", url(stage.good));
        stage.run(verb, "--timeout", "soon", url(stage.good));
        stage.run(verb, "--direct", "tracker.lan", url(stage.good));
        stage.run(words(stage.rubbish(), verb));
        stage.run(verb, "htp://tracker.example/announce", "http://", "magnet:?xt=urn:btih:12", GoldenStage.SWARM);
    }

    private static List<String> refusedAndAccepted(GoldenStage stage) {
        return List.of(stage.magnet(url(stage.refusing), url(stage.good)));
    }

    private static GoldenRow announce() {
        return looks("announce", GoldenTable::refusedAndAccepted)
                .golden(
                        READER_LEAVES,
                        stage -> stage.left(
                                "unregistered", "announce", stage.magnet(url(stage.refusing), url(stage.late))))
                .golden(
                        INTERRUPTED,
                        stage -> stage.interrupted(
                                "51413",
                                "announce",
                                "--policy",
                                "all",
                                stage.magnet(url(stage.good), url(stage.silent))))
                .golden(NO_NETWORK, stage -> nobodyAnswers(stage, "announce"))
                .golden(GARBAGE, stage -> garbage(stage, "announce"));
    }

    private static GoldenRow scrape() {
        return looks("scrape", stage -> List.of("--info-hash", GoldenStage.SWARM, url(stage.good)))
                .golden(
                        READER_LEAVES,
                        stage -> stage.left(
                                url(stage.good),
                                "scrape",
                                "--info-hash",
                                GoldenStage.SWARM,
                                url(stage.good),
                                url(stage.late)))
                .golden(
                        INTERRUPTED,
                        stage -> stage.interrupted(
                                url(stage.good),
                                "scrape",
                                "--info-hash",
                                GoldenStage.SWARM,
                                url(stage.good),
                                url(stage.silent)))
                .golden(NO_NETWORK, stage -> nobodyAnswers(stage, "scrape"))
                .golden(GARBAGE, stage -> garbage(stage, "scrape"));
    }

    private static GoldenRow watch() {
        GoldenRow row = new GoldenRow("watch");
        GoldenWatch.cells(row);
        return row.golden(GARBAGE, stage -> garbage(stage, "watch"));
    }

    private static GoldenRow check() {
        GoldenRow row = new GoldenRow("check");
        GoldenCheck.cells(row, WIDE, COLOURLESS, SLIM);
        return row.golden(GARBAGE, stage -> garbage(stage, "check"));
    }

    private static GoldenRow explain() {
        return looks("explain", GoldenTable::refusedAndAccepted)
                .golden(
                        READER_LEAVES,
                        stage -> stage.left(
                                "unregistered", "explain", stage.magnet(url(stage.refusing), url(stage.late))))
                .golden(
                        INTERRUPTED,
                        stage -> stage.interrupted(
                                "unregistered", "explain", stage.magnet(url(stage.refusing), url(stage.silent))))
                .golden(NO_NETWORK, stage -> nobodyAnswers(stage, "explain"))
                .golden(GARBAGE, stage -> garbage(stage, "explain"));
    }

    private static GoldenRow show() {
        return looks(
                        "show",
                        stage -> List.of(
                                stage.magnet("http://tracker.example/announce?passkey=0123456789abcdef", "udp://t:1/"),
                                "wss://tracker.example/"))
                .golden(READER_LEAVES, stage -> stage.leftBefore("show", url(stage.good)))
                .golden(
                        INTERRUPTED,
                        stage -> stage.interrupted("scrape", "show", "http://tracker.example/announce", "-"))
                .empty(NO_NETWORK, NO_QUESTION)
                .golden(GARBAGE, stage -> {
                    stage.run("show");
                    stage.run("show", "--no-such-option", url(stage.good));
                    stage.run(words(stage.rubbish(), "show"));
                    stage.run("show", "htp://tracker.example/announce", "http://", "magnet:?xt=urn:btih:12");
                });
    }

    private static GoldenRow decode() {
        return looks(
                        "decode",
                        stage -> List.of(stage.file("answer", "d5:bytes3:\u00ff\0\1" + "8:intervali1800e5:peers0:e")))
                .golden(
                        READER_LEAVES,
                        stage -> stage.leftBefore("decode", stage.file("long", "l" + "4:word".repeat(100_000) + "e")))
                .golden(INTERRUPTED, stage -> stage.interrupted("spam", "decode", stage.file("spam", "l4:spame"), "-"))
                .empty(NO_NETWORK, NO_QUESTION)
                .golden(GARBAGE, stage -> {
                    stage.run("decode");
                    stage.run("decode", "--no-such-option", "file");
                    stage.run(words(stage.rubbish(), "decode"));
                    stage.run("decode", "--strict", stage.file("unordered", "d1:bi1e1:ai2ee"));
                    stage.run("decode", stage.file("cut", "d8:intervali18"));
                });
    }

    private static GoldenRow demo() {
        return new GoldenRow("demo")
                .golden(HUMAN, stage -> stage.inTerminal(WIDE, "demo"))
                .golden(JSON, stage -> stage.run("demo", "--json"))
                .golden(NO_COLOUR, stage -> stage.inTerminal(COLOURLESS, "demo"))
                .golden(NARROW, stage -> stage.inTerminal(SLIM, "demo"))
                .golden(PIPED, stage -> stage.piped("demo"))
                .golden(READER_LEAVES, stage -> stage.leftBefore("demo"))
                .golden(INTERRUPTED, GoldenTable::interruptedDemo)
                .empty(NO_NETWORK, "its trackers are its own, on loopback, so that no network is needed")
                .golden(GARBAGE, stage -> stage.run("demo", "--no-such-option", "word"));
    }

    private static void interruptedDemo(GoldenStage stage) throws Exception {
        try (GoldenProcess process = GoldenProcess.piped(stage.folder(), "out", "demo")) {
            process.awaitOutput("Its only swarm");
            process.interrupt();
            process.readAll();
            stage.note("… as far as it came\n", process.err(), process.end(), "demo");
        }
    }

    private static GoldenRow completion() {
        return texts("completion", "bash", "tcsh").golden(PIPED, stage -> stage.piped("completion", "--help"));
    }

    private static GoldenRow manual() {
        return texts("manual", "decode", "tell").golden(PIPED, stage -> stage.piped("manual", "decode"));
    }

    private static GoldenRow texts(String verb, String known, String unknown) {
        return new GoldenRow(verb)
                .golden(HUMAN, stage -> stage.inTerminal(WIDE, verb, "--help"))
                .empty(JSON, ONE_TEXT)
                .golden(NO_COLOUR, stage -> stage.inTerminal(COLOURLESS, verb, "--help"))
                .empty(NARROW, ONE_TEXT + ", and of any width")
                .golden(READER_LEAVES, stage -> stage.leftBefore(verb, known))
                .empty(INTERRUPTED, "it is over before anybody could press a key")
                .empty(NO_NETWORK, NO_QUESTION)
                .golden(GARBAGE, stage -> {
                    stage.run(verb, unknown);
                    stage.run(verb, "--no-such-option");
                });
    }
}
