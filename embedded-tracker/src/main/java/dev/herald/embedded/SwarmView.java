package dev.herald.embedded;

import dev.herald.domain.scrape.SwarmStats;
import java.util.List;

/** What a visitor is shown: the counts, itself included, and some of the others. */
record SwarmView(SwarmStats stats, List<Visit.Member> others) {}
