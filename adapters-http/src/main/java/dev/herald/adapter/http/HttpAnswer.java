package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A final answer as it came, nothing of it interpreted. Header values are one character a byte.
 *
 * @param status 200 to 999
 * @param reason the words behind the status, possibly none
 * @param location where a redirect leads
 * @param contentEncoding how the body is packed
 * @param retryAfter when to come back
 * @param date what the server's clock said
 * @param body as received, possibly packed
 * @param shortfall why there is no more of the body, where there should be: what to say unless what is there will do (HTTP-T6)
 */
record HttpAnswer(
        int status,
        String reason,
        Option<String> location,
        Option<String> contentEncoding,
        Option<String> retryAfter,
        Option<String> date,
        Bytes body,
        Option<TrackerError> shortfall) {

    private static final Bytes NOTHING = new Bytes(0, 0);

    static HttpAnswer head(HttpResponse answer) {
        return new HttpAnswer(
                answer.getCode(),
                answer.getReasonPhrase() == null ? "" : answer.getReasonPhrase(),
                value(answer, "Location"),
                value(answer, "Content-Encoding"),
                value(answer, "Retry-After"),
                value(answer, "Date"),
                NOTHING,
                Option.none());
    }

    private static Option<String> value(HttpResponse answer, String name) {
        return Option.<Header>of(answer.getFirstHeader(name)).flatMap(header -> Option.of(header.getValue()));
    }

    HttpAnswer withBody(@Nullable Bytes other, Option<TrackerError> why) {
        return new HttpAnswer(
                status, reason, location, contentEncoding, retryAfter, date, other == null ? NOTHING : other, why);
    }

    /** Whether it sends us elsewhere (HTTP-T4). */
    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }
}
