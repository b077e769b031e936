package dev.herald.bootstrap.cli.output;

import dev.herald.application.port.trace.Trace.Moment;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.domain.error.ErrorKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How the steps of a question are told. */
final class StepWords {

    private final Moment moment;
    private final UnaryOperator<String> discretion;
    private final Map<String, Object> details = new LinkedHashMap<>();

    private StepWords(Moment moment, UnaryOperator<String> discretion) {
        this.moment = moment;
        this.discretion = discretion;
    }

    /** The step as it is printed; {@code discretion} goes over every text in it. */
    static StepView of(Moment moment, UnaryOperator<String> discretion) {
        return new StepWords(moment, discretion).view();
    }

    private StepView view() {
        TraceStep step = moment.step();
        if (step instanceof TraceStep.Begun begun) {
            return view("asked", begun.question() + " to " + text("tracker", begun.tracker()));
        }
        if (step instanceof TraceStep.Queued queued) {
            return view("queue", "waits: " + text("reason", queued.reason()));
        }
        if (step instanceof TraceStep.Reused reused) {
            return view("reuse", text("what", reused.what()));
        }
        if (step instanceof TraceStep.AskedAgain again) {
            return view("again", text("why", again.why()));
        }
        if (step instanceof TraceStep.Counted counted) {
            return view(
                    "packets",
                    number("sent", counted.sent()) + " sent, " + number("again", counted.again()) + " of them repeats; "
                            + number("ignored", counted.ignored()) + " ignored");
        }
        if (step instanceof TraceStep.Omitted omitted) {
            return view("…", number("steps", omitted.steps()) + " more steps");
        }
        if (step instanceof TraceStep.Ended ended) {
            ended.failure().map(ErrorKind::label).forEach(kind -> details.put("failure", kind));
            return view("outcome", text("what", ended.words()));
        }
        return onTheWay(step);
    }

    private StepView onTheWay(TraceStep step) {
        if (step instanceof TraceStep.Resolving resolving) {
            return view("dns", "looks up " + text("name", resolving.name()));
        }
        if (step instanceof TraceStep.Resolved resolved) {
            return view("", texts("addresses", resolved.addresses().asJava()));
        }
        if (step instanceof TraceStep.Connecting connecting) {
            details.put("ofMany", (long) connecting.ofMany());
            String choice = connecting.ofMany() > 1 ? ", the first of " + connecting.ofMany() : "";
            return view("connect", text("address", connecting.address()) + choice);
        }
        if (step instanceof TraceStep.Connected connected) {
            return view("", "open, from " + text("from", connected.from()));
        }
        if (step instanceof TraceStep.AddressFailed failed) {
            return view("", text("address", failed.address()) + " failed: " + text("why", failed.why()));
        }
        if (step instanceof TraceStep.ProxyAsked proxy) {
            return view("proxy", "asks " + text("proxy", proxy.proxy()) + " for a way through");
        }
        if (step instanceof TraceStep.ProxyOpened) {
            return view("", "the way is open");
        }
        return step instanceof TraceStep.Secured secured ? secured(secured) : exchange(step);
    }

    private StepView secured(TraceStep.Secured secured) {
        return view(
                "tls",
                text("protocol", secured.protocol()) + ", " + text("cipher", secured.cipher()) + ", certificate of "
                        + texts("certificateNames", secured.certificateNames().asJava())
                        + secured.key()
                                .map(key -> ", its key " + text("key", key))
                                .getOrElse(""));
    }

    private StepView exchange(TraceStep step) {
        if (step instanceof TraceStep.Sent sent) {
            return sent(sent);
        }
        if (step instanceof TraceStep.FirstByte) {
            return view("answer", "begins");
        }
        if (step instanceof TraceStep.Answered answered) {
            return answered(answered);
        }
        if (step instanceof TraceStep.Received received) {
            return view("answer", text("what", received.what()) + ", " + number("bytes", received.bytes()) + " bytes");
        }
        if (step instanceof TraceStep.Redirected redirected) {
            return view(
                    "redirect",
                    "no. " + number("hop", redirected.hop()) + ", to " + text("location", redirected.location()));
        }
        if (step instanceof TraceStep.FoundClosed) {
            return view("retry", "the other side had closed the kept connection; a fresh one is opened");
        }
        if (step instanceof TraceStep.Overdue overdue) {
            return view(
                    "silence",
                    "no answer for " + number("afterMillis", overdue.after().toMillis()) + " ms");
        }
        if (step instanceof TraceStep.Ignored ignored) {
            return view("ignored", "a packet from " + text("from", ignored.from()) + ": " + text("why", ignored.why()));
        }
        return view("read", step instanceof TraceStep.Understood read ? text("what", read.what()) : "");
    }

    private StepView sent(TraceStep.Sent sent) {
        String again = sent.time() > 1 ? ", sent for the " + ordinal(sent.time()) + " time" : "";
        details.put("time", (long) sent.time());
        return view(
                "request", text("request", sent.request()) + ", " + number("bytes", sent.bytes()) + " bytes" + again);
    }

    private static String ordinal(int number) {
        return switch (number) {
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> number + "th";
        };
    }

    private StepView answered(TraceStep.Answered answered) {
        String coding = answered.coding()
                .map(name -> ", coded as " + text("coding", name))
                .getOrElse("");
        return view(
                "",
                "status " + number("status", answered.status()) + ", " + number("bytes", answered.bytes()) + " bytes"
                        + coding);
    }

    private StepView view(String label, String words) {
        String name = moment.step().getClass().getSimpleName();
        String kind = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new StepView(moment.at().toNanos() / 1_000, kind, label, words, details);
    }

    private String text(String name, String value) {
        String shown = discretion.apply(value);
        details.put(name, shown);
        return shown;
    }

    private String texts(String name, List<String> values) {
        List<String> shown = values.stream().map(discretion).toList();
        details.put(name, shown);
        return shown.isEmpty() ? "nobody" : String.join(", ", shown);
    }

    private String number(String name, long value) {
        details.put(name, value);
        return String.valueOf(value);
    }
}
