package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** The world says no, and so do we where the mistake is ours. */
abstract class RefusalLaws extends AnswerLaws {

    private static final String PASSKEY = "0123456789abcdef0123456789abcdef";

    @Test
    public final void a_refusal_arrives_in_the_trackers_words() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(refused("unregistered torrent")));

        assertThatLeft(announce(tracker, Fixtures.announce())).isRefusedWith("unregistered torrent");
        assertThatLeft(scrape(tracker, Vector.of(IH1))).isRefusedWith("unregistered torrent");
    }

    @Test
    public final void a_tracker_that_is_not_there_is_a_left() throws InterruptedException {
        TrackerUrl dead = harness.deadTracker();

        assertThatLeft(answerOf(gateway.announce(dead, Fixtures.announce(), SHORT), SHORT))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT);
        assertThatLeft(answerOf(gateway.scrape(dead, Vector.of(IH1), SHORT), SHORT))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT);
    }

    @Test
    public final void other_schemes_are_unsupported() throws InterruptedException {
        assertThat(gateway.schemes()).isNotEmpty();
        for (TrackerScheme scheme : TrackerScheme.values()) {
            if (!gateway.schemes().contains(scheme)) {
                TrackerUrl url = TrackerUrl.of(scheme.label() + "://127.0.0.1:9/announce");
                assertThatLeft(answerOf(gateway.announce(url, Fixtures.announce(), AMPLE), AMPLE))
                        .hasKind(ErrorKind.UNSUPPORTED);
                assertThatLeft(answerOf(gateway.scrape(url, Vector.of(IH1), AMPLE), AMPLE))
                        .hasKind(ErrorKind.UNSUPPORTED);
            }
        }
    }

    @Test
    public final void no_scrape_url_is_guessed() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        if (!tracker.url().scheme().derivesScrapeUrl()) {
            return;
        }
        TrackerUrl unscrapable = TrackerUrl.of(tracker.url().reveal().replace("/announce", "/ann"));

        assertThatLeft(answerOf(gateway.scrape(unscrapable, Vector.of(IH1), AMPLE), AMPLE))
                .hasKind(ErrorKind.UNSUPPORTED);
        assertThat(tracker.questions()).isEmpty();
    }

    @Test
    public final void errors_keep_the_passkey_to_themselves() throws InterruptedException {
        String own = can(Capability.OWN_QUERY) ? "passkey=" + PASSKEY : "";
        HarnessTracker silent = harness.openTracker(own, always(silence()));
        HarnessTracker refusing = harness.openTracker(own, always(refused("no")));
        TrackerUrl dead = TrackerUrl.of(harness.deadTracker().reveal() + "?passkey=" + PASSKEY);
        TrackerUrl unscrapable = TrackerUrl.of(refusing.url().scheme().label() + "://127.0.0.1:9/a?passkey=" + PASSKEY);

        assertThatLeft(answerOf(gateway.announce(silent.url(), Fixtures.announce(), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
        assertThatLeft(announce(refusing, Fixtures.announce())).tellsNothingOf(PASSKEY);
        assertThatLeft(answerOf(gateway.announce(dead, Fixtures.announce(), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
        assertThatLeft(answerOf(gateway.scrape(unscrapable, Vector.of(IH1), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
    }

    @Test
    public final void a_scrape_of_no_swarm_or_too_many_throws() {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        int limit = gateway.scrapeLimit(tracker.url());

        assertThat(limit).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.scrape(tracker.url(), Vector.empty(), AMPLE));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        gateway.scrape(tracker.url(), Vector.range(0, limit + 1).map(Fixtures::swarm), AMPLE));
        assertThat(tracker.questions()).isEmpty();
    }

    @Test
    public final void a_scrape_may_ask_for_as_many_swarms_as_the_limit_says() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(ContractGround::countEachDifferently);
        Seq<InfoHash> swarms =
                Vector.range(0, gateway.scrapeLimit(tracker.url())).map(Fixtures::swarm);

        assertThat(right(scrape(tracker, swarms)).found())
                .isEqualTo(swarms.toMap(swarm -> swarm, ContractGround::stats));
    }
}
