package dev.herald.adapter.websocket;

import io.vavr.control.Option;
import java.util.random.RandomGenerator;

/** The twenty bytes that tell offers apart, a character each (WS-2). Trackers pass them on as they are. */
record OfferId(String text) {

    static OfferId random(RandomGenerator random) {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return new OfferId(Latin1.text(bytes));
    }

    static Option<OfferId> parse(String text) {
        return Latin1.twenty(text).map(bytes -> new OfferId(text));
    }
}
