package dev.herald.application.port.trace;

import dev.herald.domain.announce.AnnounceEvent;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a trace begins: a tracer's mistake must not cost the asker an answer. */
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    private Beginning() {}

    static Trace of(Tracer tracer, Inquiry inquiry) {
        try {
            Trace trace = tracer.follow(inquiry);
            trace.tell(new TraceStep.Begun(inquiry.tracker().toString(), words(inquiry)));
            return trace;
        } catch (RuntimeException mistake) {
            LOG.warn("a tracer failed", mistake);
            return Trace.NONE;
        }
    }

    private static String words(Inquiry inquiry) {
        if (inquiry instanceof Inquiry.OfAnnounce announce) {
            AnnounceEvent event = announce.request().event();
            return event == AnnounceEvent.NONE
                    ? "announce"
                    : "announce " + event.name().toLowerCase(Locale.ROOT);
        }
        int swarms = ((Inquiry.OfScrape) inquiry).swarms().size();
        return swarms == 1 ? "scrape" : "scrape of " + swarms + " swarms";
    }
}
