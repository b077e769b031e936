package dev.herald.bootstrap.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log, shown to a person who asked for it. */
final class DebugLog extends Handler {

    private static final String OURS = "dev.herald";

    /** Held here, because the JDK forgets a logger nobody holds, settings and all. */
    private final Logger logger = Logger.getLogger(OURS);

    private final Console console;

    private DebugLog(Console console) {
        this.console = console;
    }

    /** Shows what we log, until it is hidden again. */
    static DebugLog showOn(Console console) {
        DebugLog log = new DebugLog(console);
        log.logger.setLevel(Level.FINE);
        log.logger.setUseParentHandlers(false);
        log.logger.addHandler(log);
        return log;
    }

    void hide() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Override
    public void publish(LogRecord entry) {
        console.say(new SimpleFormatter().formatMessage(entry));
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            StackTrace.of(thrown).forEach(console.err()::println);
        }
    }

    @Override
    public void flush() {
        console.err().flush();
    }

    @Override
    public void close() {
        flush();
    }
}
