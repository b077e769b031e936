package dev.herald.bootstrap.cli.output;

import java.time.Duration;

/** How far the check of one tracker has come. */
public sealed interface CheckStage {

    /** Its URL, as it may be shown. */
    String tracker();

    /** It is not its turn yet. */
    record Waiting(String tracker) implements CheckStage {}

    /**
     * Nothing is known yet.
     *
     * @param begun when it was asked, on the clock of the check
     */
    record Asking(String tracker, Duration begun) implements CheckStage {}

    /**
     * Its first answer is there, and it is asked more.
     *
     * @param isAccepted whether it accepted us
     * @param elapsed how long the answer took
     */
    record Answered(String tracker, boolean isAccepted, Duration elapsed) implements CheckStage {}

    /** All is known. */
    record Judged(CheckView view) implements CheckStage {
        @Override
        public String tracker() {
            return view.tracker();
        }
    }
}
