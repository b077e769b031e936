package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.SessionFact.Answered;
import dev.herald.domain.session.SessionFact.Failed;
import dev.herald.domain.session.SessionFact.Left;
import dev.herald.domain.session.SessionFact.TurnedAway;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions to which anything happens in any order, as a seed decides: what must hold then holds after every fact. */
class InvariantsTest {

    private static final int SESSIONS = 200;
    private static final int FACTS = 300;
    private static final Vector<TrackerError> ERRORS = Vector.of(
            Timeline.silence(),
            Timeline.refusal("no"),
            Timeline.refusal("unregistered torrent"),
            TrackerError.Refused.of("later", RetryAdvice.after(Duration.ofHours(2))),
            TrackerError.Refused.of("never", RetryAdvice.NEVER),
            new TrackerError.Unreachable(Stage.CONNECT, "refused"),
            new TrackerError.Blocked("policy"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hold_whatever_happens(long seed) {
        for (int i = 0; i < SESSIONS; i++) {
            new Life(new SplittableRandom(seed * 1_000_003 + i)).run();
        }
    }

    /** One session, what it asked for, and what trackers have really been told. */
    private static final class Life {
        private final SplittableRandom random;
        private final SessionRules rules;
        private final Set<ContactKey> asked = new HashSet<>();
        private final Map<ContactKey, AnnounceEvent> withTracker = new HashMap<>();
        private final Set<ContactKey> acknowledged = new HashSet<>();
        private final Set<ContactKey> heardCompleted = new HashSet<>();
        private Session session;
        private boolean outOfTurn;
        private boolean networkChanged;
        private boolean done;
        private long now;

        Life(SplittableRandom random) {
            this.random = random;
            this.rules = new SessionRules(SessionTiming.DEFAULT, random);
            Torrent torrent = Torrents.torrent(pick(Vector.of("t1", "t1 t2 | b1", "t1 | t2 | b1 b2")));
            torrent = random.nextBoolean() ? Torrents.asHybrid(torrent) : torrent;
            torrent = random.nextInt(3) == 0 ? Torrents.asPrivate(torrent) : torrent;
            session = SessionRules.open(torrent, pick(Vector.of(TierPolicy.values())), random.nextInt(4) == 0);
        }

        private <T> T pick(Seq<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        void run() {
            tell(new SessionFact.Opened());
            for (int i = 0; i < FACTS; i++) {
                happen();
            }
            tell(new SessionFact.StopAsked());
            while (!asked.isEmpty()) {
                answer(pick(Vector.ofAll(asked)));
            }
            assertThat(done).as("a session that is stopped ends").isTrue();
        }

        private void happen() {
            int dice = random.nextInt(20);
            if (dice < 12 && !asked.isEmpty()) {
                answer(pick(Vector.ofAll(asked)));
            } else if (dice == 13) {
                tell(new SessionFact.Completed());
            } else if (dice == 14) {
                tell(new SessionFact.AnnounceAsked());
            } else if (dice == 16) {
                tell(new SessionFact.NetworkChanged());
            } else if (dice == 15 && random.nextInt(4) == 0) {
                String trackers = pick(Vector.of("t1 | b1", "b1 t1 t2", "t2", "b2 | t1"));
                tell(new SessionFact.TrackersReplaced(Torrents.tiers(trackers)));
            } else if (session.wakeAt() != Due.NO_TIME) {
                now = Math.max(now, session.wakeAt() - (random.nextInt(3) == 0 ? 1 : 0));
                tell(new SessionFact.TimePassed());
            }
        }

        private void answer(ContactKey key) {
            now += random.nextLong(40_000);
            if (!withTracker.containsKey(key) && random.nextInt(10) == 0) {
                end(key, new TurnedAway(key, Duration.ofMinutes(1), Timeline.silence()));
            } else if (withTracker.containsKey(key)) {
                conclude(key);
            } else {
                leave(key);
            }
        }

        private void leave(ContactKey key) {
            tell(new Left(key));
            AnnounceEvent told = session.contact(key).get().told().get();
            withTracker.put(key, told);
            if (told == AnnounceEvent.STOPPED) {
                assertThat(acknowledged)
                        .as("stopped only where started was acknowledged")
                        .contains(key);
            }
            if (told == AnnounceEvent.COMPLETED) {
                assertThat(acknowledged).contains(key);
                assertThat(heardCompleted).as("completed is delivered once").doesNotContain(key);
            }
        }

        private void conclude(ContactKey key) {
            AnnounceEvent told = withTracker.remove(key);
            if (random.nextInt(3) > 0) {
                learn(key, told, true);
                end(
                        key,
                        new Answered(
                                key,
                                yes(Duration.ofMinutes(1 + random.nextInt(90)), Option.none())
                                        .get()));
            } else {
                TrackerError error = pick(ERRORS);
                learn(key, told, false);
                end(key, new Failed(key, error));
            }
        }

        private void learn(ContactKey key, AnnounceEvent told, boolean accepted) {
            if (accepted && told == AnnounceEvent.STARTED) {
                acknowledged.add(key);
            }
            if (accepted && told == AnnounceEvent.COMPLETED) {
                heardCompleted.add(key);
            }
            if (told == AnnounceEvent.STOPPED) {
                acknowledged.remove(key);
                heardCompleted.remove(key);
            }
        }

        private void end(ContactKey key, SessionFact fact) {
            asked.remove(key);
            tell(fact);
        }

        private void tell(SessionFact fact) {
            Session before = session;
            outOfTurn = fact instanceof SessionFact.AnnounceAsked;
            networkChanged = fact instanceof SessionFact.NetworkChanged;
            Step step = rules.on(session, fact, now);
            session = step.session();
            step.actions().forEach(action -> act(action, before));
            assertThat(done).isEqualTo(session.phase() == Session.Phase.DONE);
            assertThat(session.contacts()
                            .filter(Contact::isAsked)
                            .map(Contact::key)
                            .toJavaSet())
                    .as("what is asked is what was wanted, and nothing is asked twice")
                    .isEqualTo(asked);
            session.walks().forEach(this::waitsOrAsks);
        }

        private void waitsOrAsks(Walk walk) {
            boolean waits = walk.due().at() != Due.NO_TIME;
            boolean disabled = walk.contacts().forAll(contact -> contact.due().rule() == DueRule.NEVER);
            assertThat(walk.isBusy() || waits || disabled)
                    .as("waits with a due time, or asks")
                    .isTrue();
        }

        private void act(SessionAction action, Session before) {
            assertThat(done).as("nothing after the end").isFalse();
            if (action instanceof SessionAction.Announce announce) {
                assertThat(asked.add(announce.contact()))
                        .as("RETRY-10 one at a time")
                        .isTrue();
                assertThat(announce.due()).isLessThanOrEqualTo(now);
                if (announce.event() == AnnounceEvent.NONE) {
                    neverEarly(before.contact(announce.contact()).get());
                }
            } else if (action instanceof SessionAction.Withdraw withdraw) {
                assertThat(asked.remove(withdraw.contact())).isTrue();
                if (withTracker.remove(withdraw.contact()) == AnnounceEvent.STOPPED) {
                    acknowledged.remove(withdraw.contact());
                    heardCompleted.remove(withdraw.contact());
                }
            } else if (action instanceof SessionAction.Done) {
                done = true;
            }
        }

        private void neverEarly(Contact contact) {
            boolean back = networkChanged && contact.due().rule() == DueRule.HOST_DOWN;
            long due = back ? now : contact.due().at();
            long earliest = outOfTurn ? contact.askedAt() + 60_000 : due;
            assertThat(now).as("not before it is due").isGreaterThanOrEqualTo(earliest);
        }
    }
}
