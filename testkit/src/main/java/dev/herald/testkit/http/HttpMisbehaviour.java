package dev.herald.testkit.http;

import static dev.herald.domain.error.ErrorKind.BLOCKED;
import static dev.herald.domain.error.ErrorKind.MALFORMED;
import static dev.herald.domain.error.ErrorKind.REFUSED;
import static dev.herald.domain.error.ErrorKind.TIMED_OUT;
import static dev.herald.domain.error.ErrorKind.UNREACHABLE;
import static dev.herald.domain.error.ErrorKind.UNSUPPORTED;
import static dev.herald.testkit.http.Expectation.answer;
import static dev.herald.testkit.http.Expectation.failure;
import static dev.herald.testkit.http.Expectation.refusal;

import dev.herald.domain.error.RetryAdvice;
import java.time.Duration;
import java.util.function.Function;

/**
 * The table of what HTTP trackers get wrong, or do in a way of their own, and what has to come of it at a gateway. Each has been
 * met in the wild or is one step from something that has.
 */
public enum HttpMisbehaviour {
    // Silence, in all the places where it can begin.
    SILENCE_AFTER_THE_REQUEST(failure(TIMED_OUT).andHangsUp(), body -> HttpReply.silence()),
    SILENCE_WITHIN_THE_STATUS_LINE(failure(TIMED_OUT).andHangsUp(), body -> HttpReplies.thenSilence("HTTP/1.1 2")),
    SILENCE_WITHIN_THE_HEADERS(
            failure(TIMED_OUT).andHangsUp(), body -> HttpReplies.thenSilence("HTTP/1.1 200 OK\r\nContent-")),
    SILENCE_AFTER_THE_HEADERS(
            failure(TIMED_OUT).andHangsUp(),
            body -> HttpReplies.thenSilence("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")),
    SILENCE_WITHIN_THE_BODY(
            failure(TIMED_OUT).andHangsUp(),
            body -> HttpReplies.thenSilence("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nd8:interval")),
    DRIPPING_HEADERS(failure(TIMED_OUT).andHangsUp(), body -> HttpReplies.drip("", "HTTP/1.1 200 OK\r\nX: ")),
    DRIPPING_BODY(
            failure(TIMED_OUT).andHangsUp(), body -> HttpReplies.drip("HTTP/1.1 200 OK\r\n\r\n", "d5:peers9999:")),

    // Too much of everything.
    ENDLESS_BODY(failure(BLOCKED).andHangsUp(), body -> HttpReplies.endless("HTTP/1.1 200 OK\r\n\r\nd5:peers", "9")),
    ENDLESS_CHUNKS(
            failure(BLOCKED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "4\r\nl4:x\r\n")),
    ENORMOUS_CONTENT_LENGTH(
            failure(BLOCKED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n", "l")),
    ENDLESS_HEADERS(
            failure(BLOCKED, MALFORMED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 200 OK\r\n", "X-Filler: more of the same\r\n")),
    ENDLESS_HEADER_LINE(
            failure(BLOCKED, MALFORMED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 200 OK\r\nX-Filler: ", "more of the same ")),
    ENDLESS_STATUS_LINE(failure(BLOCKED, MALFORMED).andHangsUp(), body -> HttpReplies.endless("HTTP/1.1 200 ", "OK ")),
    ENDLESS_INTERIM_ANSWERS(
            failure(BLOCKED, MALFORMED, TIMED_OUT).andHangsUp(),
            body -> HttpReplies.endless("", "HTTP/1.1 100 Continue\r\n\r\n")),
    ENDLESS_ERROR_PAGE(
            failure(REFUSED, BLOCKED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 500 Oops\r\n\r\n", "<p>Sorry</p>")),
    ENDLESS_CHUNK_EXTENSION(
            failure(BLOCKED, MALFORMED).andHangsUp(),
            body -> HttpReplies.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=", "more and ")),
    ENDLESS_TRAILERS(
            answer().or(BLOCKED, MALFORMED).andHangsUp(),
            body -> HttpReplies.chunkedThenEndless(body, "X-Filler: more of the same\r\n")),
    ENDLESS_TRAILER_LINE(
            answer().or(BLOCKED, MALFORMED).andHangsUp(),
            body -> HttpReplies.chunkedThenEndless(body, "X-Filler-more-of-the-same")),
    ENDLESS_EMPTY_GZIP(failure(BLOCKED, MALFORMED), body -> HttpReplies.encoded("gzip", Gzip.emptyMembers(50_000))),
    TEN_MEGABYTES_OF_PEERS(failure(BLOCKED), body -> HttpReply.ok("d5:peers9999996:" + "x".repeat(9_999_996) + "e")),
    GZIP_BOMB(failure(BLOCKED), body -> HttpReplies.encoded("gzip", Gzip.bomb())),
    GZIP_BOMB_BEHIND_AN_ERROR(
            failure(REFUSED, BLOCKED), body -> HttpReply.status("500 Oops", "Content-Encoding: gzip\r\n", Gzip.bomb())),

    // Ends that come too early.
    HANG_UP_BEFORE_THE_ANSWER(failure(UNREACHABLE), body -> HttpReply.hangUp()),
    RESET_BEFORE_THE_ANSWER(failure(UNREACHABLE), body -> HttpReply.reset()),
    HANG_UP_WITHIN_THE_HEADERS(failure(UNREACHABLE, MALFORMED), body -> HttpReply.raw("HTTP/1.1 200 OK\r\nContent-Le")),
    RESET_WITHIN_THE_BODY(failure(UNREACHABLE), HttpReplies::resetHalfWay),
    TRUNCATED_BODY(failure(MALFORMED, UNREACHABLE), HttpReplies::hangUpHalfWay),
    TRUNCATED_BODY_OF_UNKNOWN_LENGTH(
            failure(MALFORMED), body -> HttpReplies.plain("HTTP/1.1 200 OK\r\n\r\n", HttpReplies.half(body))),
    EMPTY_BODY(failure(MALFORMED), body -> HttpReply.ok("")),

    // Lengths and their absence.
    NO_CONTENT_LENGTH(answer(), body -> HttpReplies.plain("HTTP/1.1 200 OK\r\n\r\n", body)),
    HTTP_1_0(answer(), body -> HttpReplies.plain("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n", body)),
    CONTENT_LENGTH_TOO_LARGE(
            answer(),
            body -> HttpReplies.plain("HTTP/1.1 200 OK\r\nContent-Length: " + (body.length + 9) + "\r\n\r\n", body)),
    CONTENT_LENGTH_TOO_SMALL(
            answer().or(MALFORMED),
            body -> HttpReplies.plain("HTTP/1.1 200 OK\r\nContent-Length: " + (body.length - 9) + "\r\n\r\n", body)),
    CONTENT_LENGTH_TWICE(
            answer().or(MALFORMED),
            body -> HttpReply.status("200 OK", "Content-Length: " + body.length + "\r\n", body)),
    CONTENT_LENGTHS_THAT_DIFFER(
            answer().or(MALFORMED),
            body -> HttpReply.status("200 OK", "Content-Length: 7\r\n", body).thenClose()),
    NEGATIVE_CONTENT_LENGTH(
            answer().or(MALFORMED), body -> HttpReplies.plain("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", body)),
    CHUNKED(answer(), body -> HttpReplies.chunked(body, "0\r\n\r\n")),
    CHUNKED_WITHOUT_AN_END(answer().or(MALFORMED), body -> HttpReplies.chunked(body, "")),
    CHUNKED_WITH_A_BAD_SIZE(
            failure(MALFORMED),
            body -> HttpReply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nd5:peers0:e\r\n")),
    CHUNKED_WITH_A_SIZE_BEYOND_MEASURE(
            failure(MALFORMED),
            body -> HttpReply.raw(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nd5:peers0:e\r\n")),
    CHUNKED_WITH_A_NEGATIVE_SIZE(
            failure(MALFORMED),
            body -> HttpReply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nd5:peers0:e\r\n")),
    CHUNKED_WITH_A_SIZE_FAR_BELOW_NOTHING(
            failure(MALFORMED),
            body -> HttpReply.raw(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-100000000\r\nd5:peers0:e\r\n")),
    CHUNKED_WITH_TRAILERS(answer(), body -> HttpReplies.chunked(body, "0\r\nX-Sum: 7\r\nX-Sum: 8\r\n\r\n")),
    CHUNKED_WITH_TRAILERS_THAT_ARE_NONE(answer(), body -> HttpReplies.chunked(body, "0\r\nthis is no trailer\r\n\r\n")),
    BYTES_BEHIND_THE_VALUE(answer(), HttpReplies::withBytesBehind),

    // Encodings.
    GZIP(answer(), body -> HttpReplies.encoded("gzip", Gzip.of(body))),
    GZIP_BY_ITS_OLD_NAME(answer(), body -> HttpReplies.encoded("X-GZip", Gzip.of(body))),
    GZIP_THAT_IS_NONE(failure(MALFORMED), body -> HttpReplies.encoded("gzip", HttpReplies.latin1("this is no gzip"))),
    GZIP_CUT_SHORT(failure(MALFORMED), body -> HttpReplies.encoded("gzip", HttpReplies.half(Gzip.of(body)))),
    GZIP_IN_SEVERAL_MEMBERS(answer(), body -> HttpReplies.encoded("gzip", Gzip.inMembers(body))),
    GZIP_IN_GZIP(failure(MALFORMED), body -> HttpReplies.encoded("gzip", Gzip.of(Gzip.of(body)))),
    GZIP_SAID_TWICE(failure(MALFORMED), body -> HttpReplies.encoded("gzip, gzip", Gzip.of(Gzip.of(body)))),
    UNKNOWN_ENCODING(answer().or(MALFORMED, UNSUPPORTED), body -> HttpReplies.encoded("rot13", body)),
    UNKNOWN_CHARSET(
            answer(), body -> HttpReply.status("200 OK", "Content-Type: text/plain; charset=klingon\r\n", body)),

    // Redirects.
    REDIRECT_TO_A_PATH(answer(), Redirects::toPath),
    REDIRECT_TO_A_RELATIVE_PATH(answer(), Redirects::toRelativePath),
    REDIRECT_TO_A_TARGET_WITH_ODD_CHARACTERS(answer(), Redirects::toOddTarget),
    REDIRECT_TO_ANOTHER_HOST(answer(), Redirects::toOtherHost),
    REDIRECT_LOOP(failure(BLOCKED), Redirects::inALoop),
    REDIRECTS_WITHOUT_END(failure(BLOCKED), Redirects::withoutEnd),
    REDIRECT_TO_UDP(failure(BLOCKED), body -> Redirects.to("udp://127.0.0.1:9/announce")),
    REDIRECT_TO_A_FILE(failure(BLOCKED), body -> Redirects.to("file:///etc/passwd")),
    REDIRECT_TO_NO_HOST(failure(BLOCKED, MALFORMED, REFUSED), body -> Redirects.to("http://")),
    REDIRECT_WITH_A_FRAGMENT(answer(), Redirects::toFragment),
    REDIRECT_WITH_CONTROL_CHARACTERS(failure(MALFORMED), body -> Redirects.to("/moved\u0001\u001b[2J\u007f")),
    REDIRECT_WITH_A_CARRIAGE_RETURN(answer(), Redirects::toCarriageReturn),
    REDIRECT_TO_A_SCRIPT(failure(BLOCKED), body -> Redirects.to("javascript:alert(1)")),
    REDIRECT_TO_EVERYWHERE(failure(BLOCKED, MALFORMED), body -> Redirects.to("http://" + "a".repeat(7_000) + "/")),
    REDIRECT_WITHOUT_LOCATION(failure(REFUSED, MALFORMED), body -> HttpReply.status("302 Found", "", new byte[0])),

    // Answers of somebody who is no tracker, or who says no.
    HTML(failure(MALFORMED), body -> HttpReply.ok("<!DOCTYPE html><html><body>Welcome!</body></html>")),
    FOREIGN_PROTOCOL(failure(MALFORMED), body -> HttpReply.raw("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")),
    NO_STATUS_LINE(answer().or(MALFORMED), body -> HttpReplies.plain("", body)),
    STATUS_OF_ZERO(failure(MALFORMED), body -> HttpReplies.plain("HTTP/1.1 000 Nothing\r\n\r\n", body)),
    ICY_STATUS_LINE(answer().or(MALFORMED), body -> HttpReplies.plain("ICY 200 OK\r\n\r\n", body)),
    FAILURE_WITH_400(
            refusal(400).with(no -> no.isRefusedWith("bad port")), body -> failing("400 Bad Request", "", "bad port")),
    FAILURE_WITH_403(
            refusal(403).with(no -> no.isRefusedWith("banned")), body -> failing("403 Forbidden", "", "banned")),
    FAILURE_WITH_503(
            refusal(503).with(no -> no.isRefusedWith("overloaded").advises(RetryAdvice.after(Duration.ofMinutes(2)))),
            body -> failing("503 Service Unavailable", "Retry-After: 120\r\n", "overloaded")),
    TOO_MANY_REQUESTS_429(
            refusal(429).with(no -> no.advises(RetryAdvice.after(Duration.ofMinutes(1)))),
            body -> HttpReply.status("429 Too Many Requests", "Retry-After: 60\r\n", new byte[0])),
    NOT_FOUND_404(
            refusal(404), body -> HttpReply.status("404 Not Found", "", HttpReplies.latin1("<html>Not here</html>"))),
    GONE_410(
            refusal(410).with(no -> no.advises(RetryAdvice.NEVER)),
            body -> HttpReply.status("410 Gone", "", new byte[0])),
    OVERLOADED_BEYOND_MEASURE(
            refusal(503).with(no -> no.advises(RetryAdvice.after(Duration.ofDays(1)))),
            body -> failing("503 Busy", "Retry-After: 99999999999999999999\r\n", "overloaded")),
    OVERLOADED_UNTIL_YESTERDAY(
            refusal(503).with(no -> no.advises(RetryAdvice.UNSTATED)),
            body -> failing("503 Busy", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n", "overloaded")),
    SWITCHING_PROTOCOLS_101(
            failure(TIMED_OUT, MALFORMED, REFUSED, UNREACHABLE),
            body -> HttpReply.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
    NOT_MODIFIED_304(refusal(304), body -> HttpReply.raw("HTTP/1.1 304 Not Modified\r\n\r\n")),
    NO_CONTENT_204(refusal(204), body -> HttpReply.raw("HTTP/1.1 204 No Content\r\n\r\n")),
    PARTIAL_CONTENT_206(refusal(206), body -> HttpReply.status("206 Partial Content", "", body)),

    // Headers nobody taught them to write.
    HEADER_WITHOUT_A_SPACE(answer(), body -> HttpReply.status("200 OK", "Content-Type:text/plain\r\n", body)),
    HEADER_WITHOUT_A_COLON(answer(), body -> HttpReply.status("200 OK", "This is no header\r\n", body)),
    HEADER_WITHOUT_A_NAME(answer(), body -> HttpReply.status("200 OK", ": nameless\r\n", body)),
    HEADER_WITH_A_SPACE_BEFORE_THE_COLON(answer(), body -> HttpReply.status("200 OK", "Server : odd\r\n", body)),
    HEADER_WITH_ODD_BYTES(
            answer(), body -> HttpReply.status("200 OK", "X-Odd\u00e9: \u0001\u0007\u007f\u0080\u00ff\t\"\r\n", body)),
    FOLDED_HEADER(answer(), body -> HttpReply.status("200 OK", "X-Folded: one\r\n  two\r\n", body)),
    HEADERS_WITH_NULS(answer(), body -> HttpReply.status("200 OK", "X-Nul: a\0b\r\nX\0: c\r\n", body)),
    BARE_LINE_FEEDS(
            answer(), body -> HttpReplies.plain("HTTP/1.1 200 OK\nContent-Length: " + body.length + "\n\n", body)),
    NO_REASON_PHRASE(answer(), body -> HttpReply.status("200", "", body)),
    BLANK_LINES_FIRST(answer(), body -> HttpReplies.plain("\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", body)),
    CONTINUE_FIRST(answer(), body -> HttpReplies.plain("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", body));

    @SuppressWarnings("ImmutableEnumChecker") // a value that nobody changes
    private final Expectation expectation;

    @SuppressWarnings("ImmutableEnumChecker") // a function without a memory
    private final Function<byte[], HttpReply> maker;

    HttpMisbehaviour(Expectation expectation, Function<byte[], HttpReply> maker) {
        this.expectation = expectation;
        this.maker = maker;
    }

    /** A reply that does it; {@code body} is the plain answer, which it spoils, or gives in its own way. */
    public HttpReply reply(byte[] body) {
        return maker.apply(body.clone());
    }

    Expectation expectation() {
        return expectation;
    }

    private static HttpReply failing(String status, String headers, String reason) {
        return HttpReply.status(status, headers, TrackerAnswers.refused(reason));
    }
}
