package dev.herald.application.session;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.Urgency;
import dev.herald.application.dispatch.Verdict;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.ProgressSource;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.Contact;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.session.Due;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.SessionAction;
import dev.herald.domain.session.SessionFact;
import dev.herald.domain.session.SessionRules;
import dev.herald.domain.session.Step;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What drives one session: facts go into its state, and what comes out is done. Small, because there may be a million. On the loop
 * only, but for {@link #session()}.
 */
final class SessionShell extends Agenda.Entry {

    private static final Logger LOG = LoggerFactory.getLogger(SessionShell.class);

    private static final ProgressSource UNKNOWN_SIZE = Progress::ofUnknownSize;

    private final Sessions sessions;
    private final SessionOptions options;
    private final ProgressSource source;
    private final Courier courier;
    private volatile Session session;
    private List<ContactErrand> underWay = List.empty();
    /** Told last; neither ever decreases. */
    private long uploaded;

    private long downloaded;
    /** Both together, when a tracker last acknowledged them. */
    private long acknowledged;

    private @Nullable Parting parting;
    private final @Nullable Follows follows;
    /** Where it stands among the sessions. */
    private int seat;

    SessionShell(Sessions sessions, Torrent torrent, SessionOptions options) {
        this.sessions = sessions;
        this.options = options;
        this.courier = Courier.to(options);
        this.follows = options.wantsScrapes() ? new Follows(sessions.scrapes(), courier::counted) : null;
        this.source = options.progress().getOrElse(() -> unmoving(torrent));
        this.session = SessionRules.open(
                shared(torrent),
                options.policy(),
                progressOr(Progress.LEFT_WHEN_SIZE_IS_UNKNOWN).isComplete());
    }

    private static ProgressSource unmoving(Torrent torrent) {
        return torrent.size()
                .map(Progress::fresh)
                .<ProgressSource>map(fresh -> () -> fresh)
                .getOrElse(UNKNOWN_SIZE);
    }

    private Torrent shared(Torrent torrent) {
        TrackerTiers tiers = sessions.shared(torrent.tiers());
        return new Torrent(Option.none(), torrent.swarms(), tiers, Option.none(), torrent.isPrivate());
    }

    Sessions sessions() {
        return sessions;
    }

    /** From any thread. */
    Session session() {
        return session;
    }

    int seat() {
        return seat;
    }

    void takes(int other) {
        seat = other;
    }

    // -- facts

    @Override
    protected void due() {
        tell(new SessionFact.TimePassed());
    }

    /** Something happened. */
    void tell(SessionFact fact) {
        follow(step(fact));
    }

    private void follow(List<SessionAction> actions) {
        actions.forEach(this::act);
        expectNext();
    }

    /** Peers are dropped before anything else is told: the tracker that took over may name the same ones. */
    private List<SessionAction> step(SessionFact fact) {
        Step step = sessions.rules().on(session, fact, sessions.now());
        session = step.session();
        if (follows != null && session.phase() == Session.Phase.OPEN) {
            follows.follow(session);
        }
        step.actions()
                .filter(SessionAction.DropPeers.class::isInstance)
                .forEach(drop -> courier.dropPeers(((SessionAction.DropPeers) drop).previous()));
        return step.actions();
    }

    private void expectNext() {
        long wakeAt = session.wakeAt();
        if (wakeAt == Due.NO_TIME) {
            sessions.agenda().cancel(this);
        } else {
            sessions.agenda().at(this, Math.max(wakeAt, sessions.now()));
        }
    }

    // -- actions

    private void act(SessionAction action) {
        if (action instanceof SessionAction.Announce announce) {
            announce(announce);
        } else if (action instanceof SessionAction.Hasten hasten) {
            errand(hasten.contact()).forEach(errand -> errand.ticket().becomes(Urgency.EVENT));
        } else if (action instanceof SessionAction.Withdraw withdraw) {
            errand(withdraw.contact()).forEach(this::withdraw);
        } else if (action instanceof SessionAction.Done) {
            end();
        }
    }

    /** What was to be done may be out of date where it was put off (see {@link #leaves}). */
    private void announce(SessionAction.Announce announce) {
        ContactKey key = announce.contact();
        session.contact(key)
                .filter(contact -> contact.isAsked() && errand(key).isEmpty())
                .forEach(contact -> {
                    ContactErrand errand = new ContactErrand(this, key);
                    underWay = underWay.prepend(errand);
                    Urgency urgency = Urgencies.of(announce.event(), contact, session);
                    errand.isOnItsWay(sessions.dispatcher().submit(errand, urgency, announce.due()));
                });
    }

    private Option<ContactErrand> errand(ContactKey key) {
        return underWay.find(errand -> errand.contact().equals(key));
    }

    private void withdraw(ContactErrand errand) {
        underWay = underWay.remove(errand);
        errand.ticket().cancel();
    }

    // -- announces

    Duration timeout() {
        return parting == null ? Gateways.bounded(options.timeout()) : parting.timeout(sessions.now());
    }

    /** An announce leaves: what it says is decided now. A download found complete here counts as completed before it. */
    AnnounceRequest leaves(ContactKey key) {
        Progress progress = progress();
        if (progress.isComplete() && !session.isComplete()) {
            List<SessionAction> actions = step(new SessionFact.Completed());
            sessions.loop().execute(() -> actions.forEach(this::act));
        }
        step(new SessionFact.Left(key));
        Contact contact = contact(key);
        AnnounceEvent event =
                told(contact) == AnnounceEvent.NONE && isPartialSeed() ? AnnounceEvent.PAUSED : told(contact);
        courier.asked(() -> status(contact), event);
        return new AnnounceRequest(
                key.swarm(), options.client(), progress, event, options.numWant(), contact.trackerId(), families());
    }

    private FamilyPolicy families() {
        return options.families().getOrElse(() -> FamilyPolicy.usualFor(session.isPrivate()));
    }

    void heard(ContactErrand errand, Verdict verdict) {
        underWay = underWay.remove(errand);
        Contact contact = contact(errand.contact());
        if (verdict instanceof Verdict.Answered answered) {
            answered(contact, answered.answer());
        } else if (verdict instanceof Verdict.TurnedAway turned) {
            turnedAway(contact, turned);
        }
    }

    private void answered(Contact contact, Either<TrackerError, AnnounceResponse> answer) {
        ContactKey key = contact.key();
        AnnounceEvent event = told(contact);
        if (parting != null && event != AnnounceEvent.STARTED) {
            parting.heard(contact, event, answer.swap().toOption());
        }
        acknowledged = answer.isRight() ? uploaded + downloaded : acknowledged;
        List<SessionAction> actions = step(answer.fold(
                error -> new SessionFact.Failed(key, error), response -> new SessionFact.Answered(key, response)));
        if (follows != null) {
            answer.forEach(response -> follows.told(key, response.stats()));
        }
        courier.heard(() -> status(latest(contact)), event, answer);
        follow(actions);
    }

    private void turnedAway(Contact contact, Verdict.TurnedAway turned) {
        if (parting != null) {
            parting.givenUp(contact, turned.because());
        }
        List<SessionAction> actions =
                step(new SessionFact.TurnedAway(contact.key(), turned.retryIn(), turned.because()));
        courier.turnedAway(() -> status(latest(contact)), turned.because());
        follow(actions);
    }

    private Contact contact(ContactKey key) {
        return session.contact(key).getOrElseThrow(() -> new IllegalStateException("an errand without its contact"));
    }

    /** As it is, or as it was last, if it is gone. */
    private Contact latest(Contact before) {
        return session.contact(before.key()).getOrElse(before);
    }

    private static AnnounceEvent told(Contact contact) {
        return contact.told().getOrElse(AnnounceEvent.NONE);
    }

    private TrackerStatus status(Contact contact) {
        return sessions.view(session).tracker(contact);
    }

    // -- progress

    /** What the source says, its counters never less than they were. A source that throws is the caller's mistake, not the tracker's. */
    private Progress progress() {
        return progressOr(session.isComplete() ? 0 : Progress.LEFT_WHEN_SIZE_IS_UNKNOWN);
    }

    /** {@code left} where the source says nothing: who was told that we are complete must not take us for a leecher then. */
    private Progress progressOr(long left) {
        try {
            Progress fresh = source.progress();
            uploaded = Math.max(uploaded, fresh.uploaded());
            downloaded = Math.max(downloaded, fresh.downloaded());
            return new Progress(uploaded, downloaded, fresh.left());
        } catch (RuntimeException | Error bug) {
            LOG.error("a progress source threw", bug);
            return new Progress(uploaded, downloaded, left);
        }
    }

    private boolean isPartialSeed() {
        try {
            return source.isPartialSeed();
        } catch (RuntimeException | Error bug) {
            LOG.error("a progress source threw", bug);
            return false;
        }
    }

    // -- the end

    /** Whether there is something to tell that no tracker has acknowledged: what makes a last word worth more than another. */
    boolean hasNews() {
        progress();
        return uploaded + downloaded != acknowledged;
    }

    /** Begins to part from trackers; the report is completed when that is over, by {@link #overtime} at the latest. */
    void part(Parting with) {
        if (session.phase() != Session.Phase.OPEN) {
            throw new IllegalStateException("a session parts once");
        }
        parting = with;
        tell(new SessionFact.StopAsked());
    }

    /** The time for parting is over: whoever has not answered by now is given up. Harmless if it has parted. */
    void overtime() {
        if (session.phase() == Session.Phase.STOPPING && parting != null) {
            Parting last = parting;
            session.leaving().forEach(contact -> last.outOfTime(contact, sessions.now()));
            tell(new SessionFact.PartingOver());
        }
    }

    private void end() {
        if (follows != null) {
            follows.end();
        }
        if (parting != null) {
            Parting last = parting;
            parting = null;
            last.complete();
        }
        sessions.leave(this);
    }
}
