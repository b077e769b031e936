package dev.herald.bootstrap.cli.output;

import dev.herald.domain.tracker.TrackerUrl;

/** How much is printed of one tracker, and of what is said of it. */
record Disclosure(Secrecy secrecy, TrackerUrl tracker) {

    String words(String text) {
        return secrecy.words(tracker, text);
    }
}
