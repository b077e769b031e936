package dev.herald.adapter.http;

import dev.herald.domain.tracker.TrackerUrl;

/** A tracker's own path and query, byte for byte and first, ready for our parameters behind them (HTTP-A2). */
final class QueryJoin {

    private QueryJoin() {}

    static RequestBytes begin(TrackerUrl tracker) {
        RequestBytes target = new RequestBytes().text(tracker.path().isEmpty() ? "/" : tracker.path());
        String query = tracker.query().getOrElse("");
        target.text("?").text(query);
        return query.isEmpty() ? target : target.text("&");
    }
}
