package dev.herald.bootstrap.cli.output;

import dev.herald.application.port.trace.Trace.Moment;
import dev.herald.bootstrap.cli.explain.Chapter;
import dev.herald.bootstrap.cli.explain.Outlook;
import dev.herald.domain.session.Contact;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the story of an announce into what is printed, with as much of the secrets in it as {@link Secrecy} says. */
public final class ExplainViews {

    private final Views views;
    private final Secrecy secrecy;

    public ExplainViews(Secrecy secrecy) {
        this.views = new Views(secrecy);
        this.secrecy = secrecy;
    }

    /** What happened between us and one tracker. */
    public ExplainView of(Chapter chapter) {
        TrackerUrl tracker = chapter.outcome().tracker();
        Outlook outlook = chapter.outlook();
        AnnounceView announce = views.announce(chapter.outcome());
        return new ExplainView(
                secrecy.url(tracker),
                announce.infoHash(),
                chapter.tier(),
                announce.outcome(),
                announce,
                chapter.moments()
                        .map(moment -> inItsOwnWords(step(tracker, moment), announce.error()))
                        .asJava(),
                chapter.remedy().getOrNull(),
                outlook.pause().map(ExplainViews::roundedUp).getOrNull(),
                WatchWords.label(outlook.rule()),
                WatchWords.why(outlook.rule()),
                outlook.meanwhile().map(secrecy::url).getOrNull(),
                chapter.farewell().getOrNull());
    }

    /** A tracker that was not asked, because one before it answered. */
    public ExplainView unasked(Contact contact) {
        return new ExplainView(
                secrecy.url(contact.tracker()),
                contact.swarm().hex(),
                contact.tier() + 1,
                "not-asked",
                null,
                List.of(),
                null,
                null,
                null,
                "when those before it fail",
                null,
                null);
    }

    private static long roundedUp(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }

    /** A trace keeps a tracker's own words to itself, because they may hold a secret; here they have been looked through. */
    private static StepView inItsOwnWords(StepView step, @Nullable ErrorView error) {
        return error == null || !step.step().equals("ended")
                ? step
                : new StepView(step.atMicros(), step.step(), step.label(), error.message(), step.details());
    }

    private StepView step(TrackerUrl tracker, Moment moment) {
        return StepWords.of(
                moment, words -> secrecy.words(tracker, words).replace(tracker.toString(), secrecy.url(tracker)));
    }
}
