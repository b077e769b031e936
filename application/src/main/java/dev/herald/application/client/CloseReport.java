package dev.herald.application.client;

import dev.herald.application.session.StopReport;

/**
 * How a client ended.
 *
 * @param cutShort how many questions, one-shot announces and scrapes, had no answer when the budget was spent; of those that were asked
 *     before the end began
 * @param sessions what the sessions that were open still owed to trackers, word by word: what was delivered, and what was not and
 *     why
 */
public record CloseReport(int cutShort, StopReport sessions) {

    /** Whether every question was answered and every last word delivered. */
    public boolean isComplete() {
        return cutShort == 0 && sessions.undelivered().isEmpty();
    }
}
