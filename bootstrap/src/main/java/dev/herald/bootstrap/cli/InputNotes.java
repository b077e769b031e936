package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.output.Complaint;
import dev.herald.bootstrap.cli.output.Secrecy;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerTiers;

/** What a person has to know about the targets they gave. */
final class InputNotes {

    private final Console console;
    private final Secrecy secrecy;
    private final Tally tally;

    InputNotes(Console console, Secrecy secrecy, Tally tally) {
        this.console = console;
        this.secrecy = secrecy;
        this.tally = tally;
    }

    /** Whether there is anything to ask about this target, and whom; says what is wrong where not. */
    boolean isUsable(Target target, TrackerTiers added) {
        if (target instanceof Target.Unreadable unreadable) {
            return unusable(target, unreadable.trouble().words());
        }
        if (target instanceof Target.OfSwarm && added.isEmpty()) {
            return unusable(target, "an info-hash names no tracker; add one with --tracker URL");
        }
        if (target instanceof Target.OfTorrent found && found.torrent().isPrivate() && !added.isEmpty()) {
            say(target, "is private, so --tracker is left out: its peers may come from its own trackers only (BEP 27)");
        }
        return true;
    }

    /** Says so where a torrent has no tracker at all. */
    void ifWithoutTrackers(Target target, TrackerError error) {
        if (error instanceof TrackerError.Exhausted exhausted
                && exhausted.attempts().isEmpty()) {
            withoutTrackers(target);
        }
    }

    /** Says that a torrent has no tracker that could be asked. */
    void withoutTrackers(Target target) {
        unusable(target, "names no tracker; add one with --tracker URL");
    }

    /** Says what is wrong with something that was given. */
    void unusable(String given, String words) {
        console.say(Complaint.about(secrecy.target(given), words));
        tally.unusableInput();
    }

    private boolean unusable(Target target, String words) {
        unusable(target.given(), words);
        return false;
    }

    private void say(Target target, String words) {
        console.say(Complaint.about(secrecy.target(target.given()), words));
    }
}
