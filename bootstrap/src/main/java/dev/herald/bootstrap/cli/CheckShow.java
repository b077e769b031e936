package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.CheckStage;
import dev.herald.bootstrap.cli.output.CheckTable;
import dev.herald.bootstrap.cli.output.LiveScreen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What somebody in front of a terminal sees of a check while it goes on. */
interface CheckShow {

    /** Shows how far it has come, in place of what was shown before. */
    void draw(List<CheckStage> stages, Duration elapsed);

    /** Takes it away. */
    void clear();

    /** Takes it away where it stands in the way of a row that is printed now. */
    default void makeWay() {}

    /** For pipes: nothing. */
    static CheckShow nothing() {
        return new CheckShow() {
            @Override
            public void draw(List<CheckStage> stages, Duration elapsed) {}

            @Override
            public void clear() {}
        };
    }

    /** A line that counts, on standard error, below rows that come one by one or go elsewhere. */
    static CheckShow line(PrintStream terminal) {
        return new CheckShow() {
            private static final String CLEAR = "\r\u001b[K";

            @Override
            public void draw(List<CheckStage> stages, Duration elapsed) {
                terminal.print(CLEAR + CheckTable.progress(stages, elapsed));
                terminal.flush();
            }

            @Override
            public void clear() {
                terminal.print(CLEAR);
                terminal.flush();
            }

            @Override
            public void makeWay() {
                clear();
            }
        };
    }

    /** A table of all trackers, as high and wide as there is room. */
    static CheckShow table(Console console) {
        LiveScreen screen = new LiveScreen(console.out(), console.terminalSize());
        CheckTable table = new CheckTable(console.style());
        return new CheckShow() {
            @Override
            public void draw(List<CheckStage> stages, Duration elapsed) {
                screen.draw(room -> table.lines(stages, elapsed, room.rows()));
            }

            @Override
            public void clear() {
                screen.clear();
            }
        };
    }
}
