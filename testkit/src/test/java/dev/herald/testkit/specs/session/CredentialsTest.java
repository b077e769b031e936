package dev.herald.testkit.specs.session;

import static dev.herald.testkit.specs.session.Lives.HALF_AN_HOUR;
import static dev.herald.testkit.specs.session.Lives.MINUTE;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.tiers;
import static dev.herald.testkit.specs.session.Lives.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.session.TrackerSession;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.InMemoryTrackerGateway.AskedScrape;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** META-9, HTTP-T7: URLs that differ in user name and password alone are one tracker, which has to be told the right ones. */
class CredentialsTest {

    private static final TrackerUrl ALICE = TrackerUrl.of("http://alice:wonder@t1/announce");
    private static final TrackerUrl BOB = TrackerUrl.of("http://bob:builder@t1/announce");

    private final Lives lives = new Lives();

    private Seq<String> announcedTo() {
        return lives.trackers.announces().map(AskedAnnounce::tracker).map(TrackerUrl::reveal);
    }

    @Test
    @DisplayName("META-9, HTTP-T7: no session announces with the name and password of another one")
    void sessions_keep_their_own() {
        lives.open(ALICE);
        lives.open(BOB);
        lives.open(torrent(Lives.B1, BOB), OPTIONS.with(TierPolicy.EVERYWHERE));
        lives.open(ALICE);

        assertThat(announcedTo())
                .containsExactlyInAnyOrder(
                        ALICE.reveal(), BOB.reveal(), Lives.B1.reveal(), BOB.reveal(), ALICE.reveal());
    }

    @Test
    @DisplayName("META-9, HTTP-T7: who replaces trackers by the same ones with a new password announces with that one")
    void a_new_password() {
        TrackerSession session = lives.open(ALICE);
        lives.pass(MINUTE);
        session.replaceTrackers(tiers(BOB));
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
        assertThat(announcedTo()).containsExactly(ALICE.reveal(), BOB.reveal());
    }

    @Test
    @DisplayName("META-9, HTTP-T7: nobody scrapes with the name and password of another session")
    void scrapes() {
        lives.trackers
                .at(ALICE)
                .follows(question -> question instanceof TrackerQuestion.Announce
                        ? ScriptedAnswer.announced(CountsTest.WITHOUT_COUNTS)
                        : ScriptedAnswer.refused("no"));
        lives.open(torrent(ALICE), OPTIONS.withScrapes());
        lives.open(torrent(BOB), OPTIONS.withScrapes());
        lives.pass(Duration.ofHours(2));

        assertThat(lives.trackers.scrapes().map(AskedScrape::tracker).map(TrackerUrl::reveal))
                .contains(ALICE.reveal(), BOB.reveal());
    }
}
