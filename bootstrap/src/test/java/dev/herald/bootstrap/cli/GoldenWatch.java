package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.GoldenStage.url;

/** The verb {@code watch} in every situation: it goes on until Ctrl-C, and its live view wants a real terminal. */
final class GoldenWatch {

    private static final int WIDE = 120;
    private static final int SLIM = 60;

    private GoldenWatch() {}

    static void cells(GoldenRow row) {
        row.golden(Situation.HUMAN, stage -> live(stage, WIDE))
                .golden(Situation.JSON, GoldenWatch::json)
                .golden(Situation.NO_COLOUR, GoldenWatch::colourless)
                .golden(Situation.NARROW, stage -> live(stage, SLIM))
                .golden(Situation.PIPED, stage -> stage.interrupted("\"accepted\"", command(stage)))
                .golden(
                        Situation.READER_LEAVES,
                        stage -> stage.left("\"asked\"", "watch", stage.magnet(url(stage.refusing), url(stage.late))))
                .golden(Situation.INTERRUPTED, GoldenWatch::interrupted)
                .golden(Situation.NO_NETWORK, GoldenWatch::nobodyAnswers);
    }

    private static String[] command(GoldenStage stage) {
        return new String[] {"watch", stage.magnet(url(stage.refusing), url(stage.good))};
    }

    /** The first picture that shows an answer. */
    private static void live(GoldenStage stage, int columns) throws Exception {
        try (GoldenProcess process = stage.startInTerminal(columns, command(stage))) {
            process.awaitOutput("answered ");
            process.awaitOutput("\u001b[?7h", "answered ");
            String picture = GoldenPictures.first(process.out(), "answered ");
            process.pressCtrlC();
            process.readAll();
            stage.note(picture, "", process.end(), command(stage));
        }
    }

    private static void json(GoldenStage stage) throws Exception {
        String[] command = {"watch", "--json", stage.magnet(url(stage.refusing), url(stage.good))};
        try (RunningCommand watch = RunningCommand.start(false, command)) {
            watch.awaitOutput("\"accepted\"");
            int code = watch.interrupt();
            stage.note(watch.out(), watch.err(), code, command);
        }
    }

    private static void colourless(GoldenStage stage) throws Exception {
        try (RunningCommand watch = RunningCommand.start(true, command(stage))) {
            watch.awaitOutput("answered ");
            int code = watch.interrupt();
            stage.note(GoldenPictures.last(watch.out()), watch.err(), code, command(stage));
        }
    }

    /** What is left on the screen: the last picture, the last words, and a terminal that wraps lines again. */
    private static void interrupted(GoldenStage stage) throws Exception {
        try (GoldenProcess process = stage.startInTerminal(WIDE, command(stage))) {
            process.awaitOutput("answered ");
            process.pressCtrlC();
            process.readAll();
            stage.note(GoldenPictures.last(process.out()), process.err(), process.end(), command(stage));
        }
    }

    private static void nobodyAnswers(GoldenStage stage) throws Exception {
        nobodyAnswers(stage, "watch", stage.magnet(stage.nobody()));
        nobodyAnswers(stage, "watch", stage.magnet("http://tracker.invalid/announce"));
        String proxy = stage.nobody().replace("/announce", "");
        nobodyAnswers(stage, "watch", "--proxy", proxy, stage.magnet(url(stage.good)));
    }

    private static void nobodyAnswers(GoldenStage stage, String... command) throws Exception {
        try (RunningCommand watch = RunningCommand.start(false, command)) {
            watch.awaitOutput("\"failed\"");
            int code = watch.interrupt();
            stage.note(watch.out(), watch.err(), code, command);
        }
    }
}
