package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.DataStream;
import dev.herald.bootstrap.cli.output.Style;
import dev.herald.domain.error.PrintableText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the command is connected to.
 *
 * @param in standard input
 * @param out standard output, for data alone
 * @param err standard error, for everything else
 * @param outIsTerminal whether a person watches the data
 * @param errIsTerminal whether a person watches the rest
 * @param environment the environment variables
 * @param interrupts where to leave what has to be done when somebody presses Ctrl-C
 */
record Console(
        InputStream in,
        DataStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment,
        Consumer<Thread> interrupts) {

    /** What Java cannot find out by itself, told by the launcher: the streams that are terminals. */
    private static final String TERMINALS = "herald.terminals";

    /** The console of this process. */
    static Console ofProcess() {
        String terminals = System.getProperty(TERMINALS, "");
        return new Console(
                System.in,
                new DataStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.contains("out"),
                terminals.contains("err"),
                System.getenv(),
                Runtime.getRuntime()::addShutdownHook);
    }

    /** Says something to the person in front of it, on standard error. */
    void say(String words) {
        err.println("herald: " + PrintableText.uncut(words));
    }

    /** Standard output for text that is asked for, such as help. */
    PrintWriter textOut() {
        return new PrintWriter(out.asStream(), true, StandardCharsets.UTF_8);
    }

    /** How to print data: colours on a terminal only, and not where {@code NO_COLOR} is set to anything. */
    Style style() {
        return outIsTerminal && wantsColour() ? Style.COLOURED : Style.PLAIN;
    }

    /** Whether data can be drawn in place, for somebody who watches. */
    boolean canRedraw() {
        return outIsTerminal && !isDumb();
    }

    /** How much the terminal shows at once, now and later. */
    TerminalGauge terminalSize() {
        return TerminalGauge.ofProcess(environment);
    }

    private boolean wantsColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }
}
