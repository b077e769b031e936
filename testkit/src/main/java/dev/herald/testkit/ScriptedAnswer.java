package dev.herald.testkit;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a tracker of the test kit does with a question. The same words serve the in-memory tracker and those on sockets. */
public sealed interface ScriptedAnswer {

    /** A yes to an announce. */
    static ScriptedAnswer announced(AnnounceResponse response) {
        return new Announced(response);
    }

    /** A yes to a scrape. */
    static ScriptedAnswer scraped(ScrapeResponse response) {
        return new Scraped(response);
    }

    /** A no in the tracker's own words. */
    static ScriptedAnswer refused(String reason) {
        return new Failed(TrackerError.Refused.of(reason, RetryAdvice.UNSTATED));
    }

    /** A failure of any kind. Trackers on sockets can only refuse. */
    static ScriptedAnswer failed(TrackerError error) {
        return new Failed(error);
    }

    /** No answer, ever. */
    static ScriptedAnswer silence() {
        return new Silence();
    }

    /** These bytes where an answer should stand. */
    static ScriptedAnswer bytes(byte[] bytes) {
        return new Mangled(refused("never sent"), answer -> bytes.clone());
    }

    /** This answer, its bytes altered on their way out. */
    default ScriptedAnswer mangled(UnaryOperator<byte[]> how) {
        return new Mangled(this, how);
    }

    /** This answer, {@code delay} later. */
    default ScriptedAnswer after(Duration delay) {
        return new Late(delay, this);
    }

    /** See {@link #announced}. */
    record Announced(AnnounceResponse response) implements ScriptedAnswer {}

    /** See {@link #scraped}. */
    record Scraped(ScrapeResponse response) implements ScriptedAnswer {}

    /** See {@link #failed}. */
    record Failed(TrackerError error) implements ScriptedAnswer {}

    /** See {@link #silence}. */
    record Silence() implements ScriptedAnswer {}

    /** See {@link #mangled}. Where there are no bytes, as in memory, it is an answer nobody can read. */
    record Mangled(ScriptedAnswer answer, UnaryOperator<byte[]> how) implements ScriptedAnswer {}

    /** See {@link #after}. */
    record Late(Duration delay, ScriptedAnswer answer) implements ScriptedAnswer {}
}
