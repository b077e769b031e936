package dev.herald.bootstrap.cli.check;

import java.util.Locale;

/** How well a tracker is, the best first. */
public enum Verdict {
    /** It answers as it should, wherever it could be asked. */
    HEALTHY,
    /** It answers, with something wrong. */
    DEGRADED,
    /** It does not answer as a tracker, wherever it was asked. */
    DEAD;

    /** The word for it in output. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
