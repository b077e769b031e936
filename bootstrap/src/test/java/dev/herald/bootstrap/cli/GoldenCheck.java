package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.GoldenStage.url;

import java.util.Map;

/**
 * The verb {@code check} in every situation. Processes of its own are asked about the dead alone: on a busy machine a cold start
 * would find the living slow.
 */
final class GoldenCheck {

    private GoldenCheck() {}

    static void cells(
            GoldenRow row, Map<String, String> wide, Map<String, String> colourless, Map<String, String> slim) {
        row.golden(Situation.HUMAN, stage -> live(stage, wide))
                .golden(Situation.JSON, stage -> stage.run("check", "--json", url(stage.empty), stage.nobody()))
                .golden(Situation.NO_COLOUR, stage -> live(stage, colourless))
                .golden(Situation.NARROW, stage -> live(stage, slim))
                .golden(Situation.PIPED, stage -> stage.piped("check", stage.nobody()))
                .golden(
                        Situation.READER_LEAVES,
                        stage -> stage.left("tracker", "check", url(stage.empty), url(stage.late)))
                .golden(
                        Situation.INTERRUPTED,
                        stage -> stage.interrupted(stage.nobody(), "check", stage.nobody(), url(stage.silent)))
                .golden(Situation.NO_NETWORK, stage -> {
                    stage.run("check", stage.nobody());
                    stage.run("check", "http://tracker.invalid/announce");
                    stage.run("check", "--proxy", stage.nobody().replace("/announce", ""), url(stage.empty));
                });
    }

    /** The live table while one tracker keeps us waiting, and what is left on the screen after Ctrl-C. */
    private static void live(GoldenStage stage, Map<String, String> environment) throws Exception {
        String[] command = {"check", stage.nobody(), url(stage.empty), url(stage.silent)};
        try (RunningCommand check = RunningCommand.inTerminal(environment, command)) {
            check.awaitOutput("2 of 3 checked");
            String picture = GoldenPictures.first(check.out(), "2 of 3 checked");
            int code = check.interrupt();
            stage.note(picture + "… and in the end\n" + GoldenPictures.last(check.out()), check.err(), code, command);
        }
    }
}
