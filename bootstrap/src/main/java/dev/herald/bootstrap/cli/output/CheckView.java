package dev.herald.bootstrap.cli.output;

import dev.herald.bootstrap.cli.check.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a tracker is, as it is printed. Absent values are null.
 *
 * @param outcome {@code healthy}, {@code degraded} or {@code dead}
 * @param reasons why it is not healthy, in words
 * @param announce what it said to the first announce that tells something; absent where it could not be asked
 * @param answers how long its answers took
 * @param families what came of IPv4 and IPv6; empty behind a proxy
 * @param scrape whether it can be scraped; absent where nobody tried
 * @param inventsPeers whether it names peers where there are none; absent where it named nothing
 * @param sameHostAs an earlier tracker on the same host
 * @param sameAddressAs an earlier tracker at the same address under another name
 * @param error why it did not accept us
 */
public record CheckView(
        String tracker,
        String outcome,
        List<String> reasons,
        @Nullable AnnounceView announce,
        @Nullable AnswerTimesView answers,
        Map<String, RouteView> families,
        @Nullable Boolean scrape,
        @Nullable Boolean inventsPeers,
        @Nullable String sameHostAs,
        @Nullable String sameAddressAs,
        @Nullable ErrorView error) {

    /** The healthy before the degraded before the dead; among them the fast before the slow; then by URL. */
    public static final Comparator<CheckView> BEST_FIRST = Comparator.<CheckView, Verdict>comparing(
                    view -> Verdict.valueOf(view.outcome().toUpperCase(Locale.ROOT)))
            .thenComparingLong(CheckView::medianMillis)
            .thenComparing(CheckView::tracker);

    private long medianMillis() {
        return answers == null ? Long.MAX_VALUE : answers.median();
    }
}
