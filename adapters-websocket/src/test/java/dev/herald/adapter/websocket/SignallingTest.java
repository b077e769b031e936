package dev.herald.adapter.websocket;

import static dev.herald.adapter.websocket.Ground.A;
import static dev.herald.adapter.websocket.Ground.B;
import static dev.herald.adapter.websocket.Ground.request;
import static dev.herald.adapter.websocket.Ground.started;
import static dev.herald.adapter.websocket.Ground.text;
import static dev.herald.adapter.websocket.Ground.yes;
import static dev.herald.testkit.HeraldAssertions.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.application.port.OffersWanted;
import dev.herald.application.port.PeerAnswer;
import dev.herald.application.port.PeerOffer;
import dev.herald.application.port.PeerSignalling;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignallingTest {

    private static final Pattern OFFER_ID = Pattern.compile("\"offer_id\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Caller caller = new Caller();
    private final Ground ground = new Ground(caller, 3);

    private static final class Caller implements PeerSignalling {
        private final List<OffersWanted> wanted = new ArrayList<>();
        private final List<Consumer<Seq<String>>> supplies = new ArrayList<>();
        private final List<PeerOffer> offers = new ArrayList<>();
        private final List<Consumer<String>> replies = new ArrayList<>();
        private final List<PeerAnswer> answers = new ArrayList<>();

        @Override
        public void offersWanted(OffersWanted ask, Consumer<Seq<String>> supply) {
            wanted.add(ask);
            supplies.add(supply);
        }

        @Override
        public void offered(PeerOffer offer, Consumer<String> reply) {
            offers.add(offer);
            replies.add(reply);
        }

        @Override
        public void answered(PeerAnswer answer) {
            answers.add(answer);
        }
    }

    private void announceWithOffers(String... sdps) {
        ground.announce(started(A));
        ground.line().open();
        caller.supplies.get(caller.supplies.size() - 1).accept(Vector.of(sdps));
        ground.line().say(yes(A));
    }

    private List<String> offerIds() {
        List<String> ids = new ArrayList<>();
        for (String message : ground.line().sent()) {
            Matcher matcher = OFFER_ID.matcher(message);
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
        }
        return ids;
    }

    private static String relayed(String kind, String offerId, int number) {
        return "{'action':'announce','info_hash':'" + text(A) + "','peer_id':'-YY0100-ba9876543210','offer_id':'"
                + offerId + "','" + kind + "':{'type':'" + kind + "','sdp':'sdp " + number + "'}}";
    }

    private static String id(int number) {
        return String.format("%020d", number);
    }

    @Test
    @DisplayName("WS-5, WS-9: the caller is asked when the announce can be sent, and its offers go along")
    void offers_go_along() {
        ground.announce(started(A));
        assertThat(caller.wanted).isEmpty();
        ground.line().open();
        assertThat(caller.wanted).containsExactly(new OffersWanted(Ground.TRACKER, A, 3, Duration.ofSeconds(5)));
        assertThat(ground.line().sent()).isEmpty();

        caller.supplies.get(0).accept(Vector.of("one", "two"));

        assertThat(ground.line().sent())
                .singleElement()
                .asString()
                .contains("\"numwant\":2")
                .contains("\"one\"");
        assertThat(offerIds()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void an_announce_does_not_wait_for_ever() {
        ground.announce(started(A));
        ground.line().open();
        ground.time.advanceBy(Duration.ofSeconds(5));
        assertThat(ground.line().sent()).singleElement().asString().contains("\"offers\":[]");

        caller.supplies.get(0).accept(Vector.of("late"));
        assertThat(ground.line().sent()).hasSize(1);
    }

    @Test
    @DisplayName(
            "WS-5: where offers take long, no announce ends in the queue for them: it goes without when half of its time is over")
    void many_that_wait_for_offers() {
        List<CompletableFuture<?>> announces = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            announces.add(ground.announce(started(Fixtures.swarm(i))));
        }
        var scrape = ground.scrape(B);
        ground.line().open();
        ground.time.advanceBy(Duration.ofSeconds(5));
        assertThat(ground.line().sent().size()).isEqualTo(16);
        assertThat(caller.wanted).hasSize(32);

        ground.time.advanceBy(Duration.ofMillis(7_500));
        assertThat(ground.line().sent().size()).isEqualTo(401);
        for (int i = 0; i < 400; i++) {
            ground.line().say(yes(Fixtures.swarm(i)));
        }
        ground.line().say("{'action':'scrape','files':{}}");

        assertThat(answered(scrape).isRight()).isTrue();
        assertThat(announces).allMatch(CompletableFuture::isDone);
        assertThat(ground.line().sent())
                .allMatch(message -> message.contains("offers\":[]") || message.contains("scrape"));
    }

    @Test
    void what_wants_no_offers_does_not_wait_while_others_do() {
        for (int i = 0; i < 16; i++) {
            ground.announce(started(Fixtures.swarm(i)));
        }
        ground.line().open();
        ground.announce(request(A).with(AnnounceEvent.STOPPED));
        ground.scrape(B);

        assertThat(caller.wanted).hasSize(16);
        assertThat(ground.line().sent()).hasSize(2);
    }

    @Test
    @DisplayName("WS-6: announces that report an end carry no offers")
    void ends_carry_none() {
        announceWithOffers("one");
        ground.announce(request(A).with(AnnounceEvent.COMPLETED));
        ground.line().say(yes(A));
        ground.announce(request(A).with(AnnounceEvent.STOPPED));

        assertThat(caller.wanted).hasSize(1);
        assertThat(ground.line().sent()).hasSize(3);
    }

    @Test
    void no_more_is_asked_for_than_peers_are_wanted() {
        ground.announce(started(A).wanting(1));
        ground.line().open();
        assertThat(caller.wanted.get(0).count()).isEqualTo(1);
        ground.announce(started(B).wanting(0));
        assertThat(caller.wanted).hasSize(1);
    }

    @Test
    void too_many_or_too_long_offers_are_the_callers_mistake() {
        ground.announce(started(A));
        ground.line().open();
        Consumer<Seq<String>> supply = caller.supplies.get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> supply.accept(Vector.of("1", "2", "3", "4")));
        assertThatIllegalArgumentException().isThrownBy(() -> supply.accept(Vector.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> supply.accept(Vector.of("x".repeat(65_537))));
    }

    @Test
    @DisplayName("WS-12: an answer comes with the offer it answers, once")
    void an_answer() {
        announceWithOffers("one", "two");
        String second = offerIds().get(1);

        ground.line().say(relayed("answer", second, 1));
        ground.line().say(relayed("answer", second, 2));

        assertThat(caller.answers).containsExactly(new PeerAnswer(Ground.TRACKER, A, Fixtures.PID2, "two", "sdp 1"));
    }

    @Test
    @DisplayName("WS-9, WS-12: answers to unknown offers, and after fifty seconds, are dropped")
    void unknown_and_expired() {
        announceWithOffers("one");
        ground.line().say(relayed("answer", id(7), 1));
        ground.time.advanceBy(Duration.ofSeconds(50));
        ground.line().say(relayed("answer", offerIds().get(0), 1));

        assertThat(caller.answers).isEmpty();
    }

    @Test
    @DisplayName("WS-7, WS-11: an offer of a peer is answered through the tracker, once")
    void an_offer() {
        announceWithOffers("one");
        ground.line().say(relayed("offer", id(9), 1));
        assertThat(caller.offers).containsExactly(new PeerOffer(Ground.TRACKER, A, Fixtures.PID2, "sdp 1"));

        caller.replies.get(0).accept("my answer");
        caller.replies.get(0).accept("my other answer");

        assertThat(ground.line().sent())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"to_peer_id\":\"-YY0100-ba9876543210\"")
                .contains("\"offer_id\":\"" + id(9) + "\"")
                .contains("my answer");
    }

    @Test
    @DisplayName("WS-10: counts that come for an answer of ours, as some trackers send, are heard and change nothing")
    void counts_for_an_answer() {
        announceWithOffers("one");
        ground.line().say(relayed("offer", id(9), 1));
        caller.replies.get(0).accept("my answer");
        ground.line().say(yes(A, 300));

        var announce = ground.announce(request(A));
        caller.supplies.get(1).accept(Vector.empty());
        ground.line().say(yes(A, 200));
        assertThat(answered(announce).get().intervals().interval()).isEqualTo(Duration.ofSeconds(200));
        assertThat(answered(announce).get().remarks()).hasSize(1);
    }

    @Test
    void a_reply_that_comes_too_late_or_for_a_lost_socket_is_dropped() {
        announceWithOffers("one");
        ground.line().say(relayed("offer", id(9), 1));
        ground.line().say(relayed("offer", id(10), 2));
        ground.time.advanceBy(Duration.ofSeconds(50));
        caller.replies.get(0).accept("late");
        assertThat(ground.line().sent()).hasSize(1);

        ground.line().lose();
        ground.time.advanceBy(Duration.ofSeconds(310));
        ground.line().open();
        caller.replies.get(1).accept("elsewhere");
        assertThat(ground.line().sent()).isEmpty();
    }

    @Test
    @DisplayName("WS-17: a flood of offers is cut to as many as were announced, until the next announce")
    void quota() {
        announceWithOffers("one");
        for (int i = 0; i < 1_000; i++) {
            ground.line().say(relayed("offer", id(i), i));
        }
        assertThat(caller.offers).hasSize(3);

        var announce = ground.announce(request(A));
        caller.supplies.get(1).accept(Vector.empty());
        ground.line().say(yes(A));
        assertThat(answered(announce).get().remarks()).contains("997 offers of peers were dropped");
        ground.line().say(relayed("offer", id(1), 1));
        assertThat(caller.offers).hasSize(4);
    }

    @Test
    @DisplayName("WS-13: our own words that come back are ignored")
    void our_own_words() {
        announceWithOffers("one");
        ground.line().say(relayed("offer", id(1), 1).replace("-YY0100-ba9876543210", "-XX0100-0123456789ab"));

        assertThat(caller.offers).isEmpty();
    }

    @Test
    @DisplayName("WS-22: offers die with their socket")
    void offers_die_with_their_socket() {
        announceWithOffers("one");
        String id = offerIds().get(0);
        ground.line().lose();
        ground.time.advanceBy(Duration.ofMillis(1));
        ground.time.advanceBy(Duration.ofSeconds(310));
        ground.line().open();
        ground.line().say(relayed("answer", id, 1));

        assertThat(caller.answers).isEmpty();
    }

    @Test
    @DisplayName("WS-3: without a caller announces carry no offers, and offers of peers are dropped")
    void without_a_caller() {
        Ground alone = new Ground();
        alone.accepted(A);
        assertThat(alone.line().sent()).singleElement().asString().contains("\"offers\":[]");
        alone.line().say(relayed("offer", id(1), 1));

        var announce = alone.announce(request(A));
        alone.line().say(yes(A));
        assertThat(answered(announce).get().remarks()).contains("1 offers of peers were dropped");
    }

    @Test
    void a_caller_that_throws_changes_nothing() {
        PeerSignalling clumsy = new PeerSignalling() {
            @Override
            public void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {
                throw new IllegalStateException("on purpose");
            }
        };
        Ground with = new Ground(clumsy, 3);
        with.announce(started(A));
        with.line().open();
        with.time.advanceBy(Duration.ofSeconds(5));
        assertThat(with.line().sent()).hasSize(1);
    }

    @Test
    void offers_that_wait_for_answers_take_a_bounded_amount_of_memory() {
        PendingOffers pending = new PendingOffers();
        String sdp = "x".repeat(65_536);
        for (int i = 0; i < 10_000; i++) {
            pending.add(A, List.of(new OwnOffer(new OfferId(id(i)), sdp)), Duration.ZERO);
        }
        assertThat(pending.size()).isEqualTo(256);
        assertThat(pending.take(A, new OfferId(id(9_999)), Duration.ZERO)).contains(sdp);
        assertThat(pending.take(A, new OfferId(id(0)), Duration.ZERO)).isEmpty();
    }
}
