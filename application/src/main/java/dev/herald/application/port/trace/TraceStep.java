package dev.herald.application.port.trace;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.PrintableText;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.tracker.UrlMask;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.cert.X509Certificate;
import java.time.Duration;

/**
 * Something that happened to a question. Everything in it may be shown to anybody: URLs and requests are masked when a step is made,
 * texts are printable and bounded, and what trackers say in their own words stays out. Steps may be added in later versions.
 */
public sealed interface TraceStep {

    /** It is asked: an announce or a scrape, of the tracker at this URL. Comes first. */
    record Begun(String tracker, String question) implements TraceStep {
        public Begun {
            tracker = PrintableText.of(UrlMask.mask(tracker));
            question = PrintableText.of(question);
        }
    }

    /** It waits for its turn, for this reason. The step that follows says when it came. */
    record Queued(String reason) implements TraceStep {
        public Queued {
            reason = PrintableText.of(reason);
        }
    }

    /** The addresses of a name, the tracker's or the proxy's, are looked up. */
    record Resolving(String name) implements TraceStep {
        public Resolving {
            name = PrintableText.of(name);
        }
    }

    /** Those that may be used, in the order in which they are tried; others were left out because of the IP version or the like. */
    record Resolved(Seq<String> addresses) implements TraceStep {
        public Resolved {
            addresses = addresses.map(PrintableText::of);
        }
    }

    /** This address is tried, the first of so many that are left; the tracker's own or the proxy's. */
    record Connecting(String address, int ofMany) implements TraceStep {
        public Connecting {
            address = PrintableText.of(address);
        }
    }

    /** It is open, from this address of ours. */
    record Connected(String from) implements TraceStep {
        public Connected {
            from = PrintableText.of(from);
        }
    }

    /** It did not open, or brought nothing, and another address is tried. */
    record AddressFailed(String address, String why) implements TraceStep {
        public AddressFailed {
            address = PrintableText.of(address);
            why = PrintableText.of(why);
        }
    }

    /** What an earlier question left open is used again: a connection, or an id that a tracker gave us. */
    record Reused(String what) implements TraceStep {
        public Reused {
            what = PrintableText.of(what);
        }
    }

    /** The proxy is asked for a way to the tracker. */
    record ProxyAsked(String proxy) implements TraceStep {
        public ProxyAsked {
            proxy = PrintableText.of(proxy);
        }
    }

    /** The proxy opened it. */
    record ProxyOpened() implements TraceStep {}

    /** TLS is agreed on and the certificate was accepted, which names these hosts and bears this key, as pins are written. */
    record Secured(String protocol, String cipher, Seq<String> certificateNames, Option<String> key)
            implements TraceStep {
        public Secured {
            protocol = PrintableText.of(protocol);
            cipher = PrintableText.of(cipher);
            certificateNames = certificateNames.map(PrintableText::of);
            key = key.map(PrintableText::of);
        }

        /** With the names in {@code certificate}, ten at most. */
        public static Secured by(
                String protocol, String cipher, Option<X509Certificate> certificate, Option<String> key) {
            return new Secured(protocol, cipher, certificate.toVector().flatMap(CertificateNames::of), key);
        }
    }

    /** The request, or a packet, goes out: what it asks with secrets masked, how large it is, and for which time, 1 the first. */
    record Sent(String request, int bytes, int time) implements TraceStep {
        public Sent {
            request = PrintableText.of(UrlMask.mask(request));
        }
    }

    /** No answer has come in the time that one should take. */
    record Overdue(Duration after) implements TraceStep {}

    /** The connection had been closed by the other side before it heard the request, which goes out again on a fresh one. */
    record FoundClosed() implements TraceStep {}

    /** The first of the answer is here. */
    record FirstByte() implements TraceStep {}

    /** An answer over HTTP, whole or as much as was read: a final one, a redirect, or the switch to WebSocket. */
    record Answered(int status, Option<String> coding, int bytes) implements TraceStep {
        public Answered {
            coding = coding.map(PrintableText::of);
        }
    }

    /** An answer in a packet or a message. */
    record Received(String what, int bytes) implements TraceStep {
        public Received {
            what = PrintableText.of(what);
        }
    }

    /** A packet came that is no answer to this question, and was ignored. */
    record Ignored(String from, String why) implements TraceStep {
        public Ignored {
            from = PrintableText.of(from);
            why = PrintableText.of(why);
        }
    }

    /** The tracker sends us elsewhere, for which time. */
    record Redirected(String location, int hop) implements TraceStep {
        public Redirected {
            location = PrintableText.of(UrlMask.mask(location));
        }
    }

    /** What was asked is asked once more, for this reason: the tracker's protocol wants it. */
    record AskedAgain(String why) implements TraceStep {
        public AskedAgain {
            why = PrintableText.of(why);
        }
    }

    /** The answer was read, and says this. */
    record Understood(String what) implements TraceStep {
        public Understood {
            what = PrintableText.of(what);
        }

        static Option<Understood> of(Object answer) {
            if (answer instanceof AnnounceResponse response) {
                return Option.some(new Understood(words(response)));
            }
            return answer instanceof ScrapeResponse response
                    ? Option.some(new Understood(response.found().size() + " swarms known"))
                    : Option.none();
        }

        private static String words(AnnounceResponse response) {
            AnnounceIntervals intervals = response.intervals();
            return Vector.of("interval " + intervals.interval().toSeconds() + " s")
                    .appendAll(intervals.minimum().map(least -> "at least " + least.toSeconds() + " s"))
                    .appendAll(response.stats().seeders().map(count -> counted(count, "seeder")))
                    .appendAll(response.stats().leechers().map(count -> counted(count, "leecher")))
                    .append(counted(response.peers().received(), "peer"))
                    .appendAll(response.remarks())
                    .mkString(", ");
        }

        private static String counted(long count, String what) {
            return count + " " + what + (count == 1 ? "" : "s");
        }
    }

    /** How many packets the question was, over UDP: sent in all, of these more than once, and ignored on arrival. */
    record Counted(int sent, int again, int ignored) implements TraceStep {}

    /** So many steps were left out here: there were too many. */
    record Omitted(int steps) implements TraceStep {}

    /**
     * It is over. Comes last.
     *
     * @param failure how it failed, if it did
     * @param words one sentence for a person
     */
    record Ended(Option<ErrorKind> failure, String words) implements TraceStep {

        static final Ended WITHOUT_ANSWER = new Ended(Option.none(), "given up before it was answered");

        public Ended {
            words = PrintableText.of(words);
        }

        static Ended with(Either<TrackerError, ?> answer) {
            return answer.fold(
                    error -> new Ended(Option.some(error.kind()), words(error)),
                    yes -> new Ended(Option.none(), "accepted"));
        }

        /** A tracker's own words may quote the passkey it was asked with; the asker has them in the error. */
        private static String words(TrackerError error) {
            return error instanceof TrackerError.Refused refused
                    ? "the tracker refused"
                            + refused.status()
                                    .map(code -> " (HTTP status " + code + ")")
                                    .getOrElse("")
                    : error.message();
        }
    }
}
