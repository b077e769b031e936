package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.bootstrap.cli.explain.Outlook;
import dev.herald.domain.session.Contact;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.session.Due;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.SessionAction;
import dev.herald.domain.session.SessionFact;
import dev.herald.domain.session.SessionRules;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.session.Step;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/** A session as it would go: it says whom to ask, is told what they answered, and knows when it would ask again and why. */
final class Rehearsed {

    private final SessionRules rules;
    private final long start = System.nanoTime();
    private final Deque<ContactKey> asking = new ArrayDeque<>();
    private Session session;

    Rehearsed(AnnouncePlan.Job job, RandomGenerator random) {
        rules = new SessionRules(SessionTiming.DEFAULT, random);
        boolean complete = job.options().progress().exists(progress -> progress.left() == 0);
        session = SessionRules.open(job.torrent(), job.options().policy(), complete);
        on(new SessionFact.Opened());
    }

    private void on(SessionFact fact) {
        Step step = rules.on(session, fact, now());
        session = step.session();
        for (SessionAction action : step.actions()) {
            if (action instanceof SessionAction.Announce announce) {
                asking.add(announce.contact());
            }
        }
    }

    private long now() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Whom to ask now; none where it would rest. */
    Option<Contact> next() {
        ContactKey key = asking.poll();
        if (key == null) {
            return Option.none();
        }
        on(new SessionFact.Left(key));
        return session.contact(key);
    }

    /** What it would do next about a tracker that answered this. */
    Outlook heard(Contact contact, AnnounceOutcome outcome) {
        ContactKey key = contact.key();
        int before = asking.size();
        on(outcome.answer()
                .fold(
                        error -> new SessionFact.Failed(key, error),
                        response -> new SessionFact.Answered(key, response)));
        Option<TrackerUrl> meanwhile =
                asking.size() > before ? Option.some(asking.getLast().tracker()) : Option.none();
        Due due = session.contact(key).map(Contact::due).getOrElse(Due.NEVER);
        Option<Duration> wait =
                Option.when(due.at() != Due.NO_TIME, () -> Duration.ofMillis(Math.max(0, due.at() - now())));
        return new Outlook(wait, due.rule(), meanwhile.filter(tracker -> !tracker.equals(contact.tracker())));
    }

    /** Those it would keep in reserve. */
    Seq<Contact> unasked() {
        return session.contacts()
                .filter(contact -> contact.answer().isEmpty() && contact.error().isEmpty());
    }
}
