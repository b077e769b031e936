package dev.herald.testkit;

/** Decides what a tracker of the test kit answers. Called by the tracker, possibly from several threads at once. */
@FunctionalInterface
public interface TrackerScript {

    /** What to do with this question. */
    ScriptedAnswer answer(TrackerQuestion question);

    /** The same answer to everything. */
    static TrackerScript always(ScriptedAnswer answer) {
        return question -> answer;
    }
}
