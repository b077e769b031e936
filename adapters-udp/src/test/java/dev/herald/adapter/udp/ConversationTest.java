package dev.herald.adapter.udp;

import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.udp.UdpOptions.Pace;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes on between us and one address, second by second. */
class ConversationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final InetSocketAddress ELSEWHERE = VirtualUdp.address("198.51.100.3", 6969);
    private static final InetSocketAddress IPV6 = VirtualUdp.address("2001:db8::9", 6969);

    private final VirtualUdp net = new VirtualUdp(UdpOptions.usual());
    private final VirtualUdp strict = new VirtualUdp(UdpOptions.usual().withPace(Pace.BEP_15));

    @Nested
    class To_the_letter_of_BEP_15 {

        @Test
        @DisplayName("UDP-T2: without answers at 0, 15, 45, 105, 225, 465, 945, 1905 and 3825 s; given up at 7665")
        void no_answers() {
            AnnounceQuestion question = strict.announce(Fixtures.announce(), DAY);

            strict.passSeconds(7_664);
            assertThat(strict.timeline())
                    .containsExactly(
                            "connect 0",
                            "connect 15",
                            "connect 45",
                            "connect 105",
                            "connect 225",
                            "connect 465",
                            "connect 945",
                            "connect 1905",
                            "connect 3825");
            assertThat(question.answer()).isNotDone();
            strict.passSeconds(2);
            assertThatLeft(answered(question.answer()))
                    .hasKind(ErrorKind.TIMED_OUT)
                    .isAtStage(Stage.CONNECT);
            assertThat(strict.sent).hasSize(9);
        }

        @Test
        @DisplayName("UDP-T2: n goes on from the announce to the connect that its expired id needs")
        void the_id_expires_meanwhile() {
            strict.with(packet -> {
                if (packet.at().toSeconds() == 0) {
                    strict.answers(Duration.ofSeconds(1), packet, Frames.connected(packet.transaction(), 7));
                } else if (packet.at().toSeconds() == 1) {
                    strict.answers(Duration.ZERO, packet, Frames.announced(packet.transaction()));
                }
            });
            strict.announce(Fixtures.announce(), DAY);
            strict.passSeconds(2);
            strict.sent.clear();

            strict.announce(Fixtures.announce(), DAY);
            strict.passSeconds(298);

            assertThat(strict.timeline())
                    .containsExactly("announce 2", "announce 17", "announce 47", "connect 107", "connect 227");
        }

        @Test
        @DisplayName("UDP-T4: fewer transmissions if somebody says so")
        void four_transmissions() {
            VirtualUdp four =
                    new VirtualUdp(UdpOptions.usual().withPace(Pace.BEP_15).withTransmissions(4));
            AnnounceQuestion question = four.announce(Fixtures.announce(), DAY);

            four.passSeconds(224);
            assertThat(question.answer()).isNotDone();
            four.passSeconds(2);
            assertThatLeft(answered(question.answer())).hasKind(ErrorKind.TIMED_OUT);
            assertThat(four.timeline()).containsExactly("connect 0", "connect 15", "connect 45", "connect 105");
        }
    }

    @Nested
    class The_connection_id {

        @Test
        @DisplayName("UDP-C3: one that came at 1 s is used at 60 s and not at 62 s")
        void lives_for_a_minute() {
            net.with(ScriptedUdp.healthy(net));
            net.passSeconds(1);
            announceAndWait();
            net.pass(Duration.ofSeconds(60).minus(net.time.now()));
            announceAndWait();
            net.pass(Duration.ofSeconds(62).minus(net.time.now()));
            announceAndWait();

            assertThat(net.timeline())
                    .containsExactly("connect 1", "announce 1", "announce 60", "connect 62", "announce 62");
            assertThat(net.last().connectionId()).isEqualTo(2);
        }

        @Test
        @DisplayName("UDP-C2: may be 0")
        void may_be_zero() {
            net.with(packet -> ScriptedUdp.answer(net, packet, 0));
            announceAndWait();
            announceAndWait();

            assertThat(net.timeline()).containsExactly("connect 0", "announce 0", "announce 0");
            assertThat(net.last().connectionId()).isZero();
        }

        @Test
        @DisplayName("UDP-C4: one connect for all who wait, and another one for another port")
        void one_connect_however_many_wait() {
            net.with(ScriptedUdp.healthy(net));
            List<AnnounceQuestion> questions = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                questions.add(net.announce(Fixtures.announce(), MINUTE));
            }
            net.announce(Fixtures.announce(), MINUTE, new InetSocketAddress(VirtualUdp.HERE.getAddress(), 6970));
            net.passSeconds(1);

            questions.forEach(question -> assertThatRight(answered(question.answer())));
            assertThat(net.sent).filteredOn(packet -> packet.action() == 0).hasSize(2);
            assertThat(net.sent).hasSize(503);
        }

        @Test
        @DisplayName("UDP-C5: opentracker's complaint about it costs one more connect, and no answer")
        void is_renewed_when_the_tracker_has_forgotten_it() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.ANNOUNCE && packet.connectionId() == 1) {
                    net.answers(
                            ScriptedUdp.ROUND_TRIP,
                            packet,
                            Frames.error(packet.transaction(), "Connection ID missmatch.\0"));
                } else {
                    ScriptedUdp.answer(net, packet, net.sent.size());
                }
            });

            announceAndWait();

            assertThat(net.timeline()).containsExactly("connect 0", "announce 0", "connect 0", "announce 0");
            assertThat(net.last().connectionId()).isEqualTo(3);
        }

        @Test
        @DisplayName("UDP-C5: a tracker that knows none of its own ids is asked for one more, once a question")
        void is_renewed_only_once() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 1);
                } else {
                    net.answers(
                            ScriptedUdp.ROUND_TRIP, packet, Frames.error(packet.transaction(), "bad connection ID"));
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(1);

            assertThatLeft(answered(question.answer())).isRefusedWith("bad connection ID");
            assertThat(net.timeline()).containsExactly("connect 0", "announce 0", "connect 0", "announce 0");
        }

        @Test
        @DisplayName("UDP-C5: it is not used again after any error")
        void is_dropped_after_an_error() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.ANNOUNCE && packet.connectionId() == 1) {
                    net.answers(ScriptedUdp.ROUND_TRIP, packet, Frames.error(packet.transaction(), "unregistered"));
                } else {
                    ScriptedUdp.answer(net, packet, net.sent.size());
                }
            });
            AnnounceQuestion refused = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(1);
            announceAndWait();

            assertThatLeft(answered(refused.answer())).isRefusedWith("unregistered");
            assertThat(net.timeline()).containsExactly("connect 0", "announce 0", "connect 1", "announce 1");
        }

        @Test
        void an_error_to_a_connect_is_the_trackers_no_to_all_who_wait() {
            net.with(packet ->
                    net.answers(ScriptedUdp.ROUND_TRIP, packet, Frames.error(packet.transaction(), "too busy")));
            AnnounceQuestion first = net.announce(Fixtures.announce(), MINUTE);
            AnnounceQuestion second = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(1);

            assertThatLeft(answered(first.answer())).isRefusedWith("too busy");
            assertThatLeft(answered(second.answer())).isRefusedWith("too busy");
            assertThat(net.timeline()).containsExactly("connect 0");
        }

        @Test
        void a_socket_that_was_replaced_is_no_use_with_its_id() {
            net.with(ScriptedUdp.healthy(net));
            announceAndWait();
            net.conversations.forgetIds(Conversation::isIpv4);
            announceAndWait();

            assertThat(net.sent).filteredOn(packet -> packet.action() == 0).hasSize(2);
        }
    }

    @Nested
    class A_lost_packet {

        @Test
        @DisplayName("UDP-T3: is sent again as it was, byte for byte")
        void is_sent_again_as_it_was() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT || net.sent.size() == 4) {
                    ScriptedUdp.answer(net, packet, 9);
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(10);

            assertThatRight(answered(question.answer()));
            assertThat(net.sent).hasSize(4);
            assertThat(net.sent.subList(1, 4))
                    .extracting(VirtualUdp.Packet::bytes)
                    .containsOnly(net.last().bytes());
        }

        @Test
        @DisplayName("UDP-T3: may be answered late all the same")
        void may_be_answered_late() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 9);
                } else if (net.sent.size() == 2) {
                    net.answers(Duration.ofMillis(900), packet, Frames.announced(packet.transaction()));
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(1);

            assertThatRight(answered(question.answer()));
        }

        @Test
        @DisplayName("UDP-T2: is missed by the round trip that was measured, not after 15 s")
        void is_missed_soon() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 9);
                }
            });
            net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(3);

            assertThat(net.sent)
                    .extracting(packet -> packet.at().toMillis() / 100)
                    .containsExactly(0L, 0L, 5L, 15L);
        }

        @Test
        @DisplayName("UDP-T4: nine of each and no more, and all of them within the caller's time")
        void is_sent_nine_times() {
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.pass(MINUTE);
            net.passSeconds(600);

            assertThat(net.timeline())
                    .containsExactly(
                            "connect 0",
                            "connect 1",
                            "connect 3",
                            "connect 7",
                            "connect 15",
                            "connect 24",
                            "connect 33",
                            "connect 42",
                            "connect 51");
            assertThatLeft(answered(question.answer())).hasKind(ErrorKind.TIMED_OUT);
        }

        @Test
        void is_not_missed_by_those_who_ask_later() {
            net.announce(Fixtures.announce(), DAY);
            net.passSeconds(200);
            net.sent.clear();
            net.with(ScriptedUdp.healthy(net));

            AnnounceQuestion hasty = net.announce(Fixtures.announce(), Duration.ofSeconds(10));
            net.passSeconds(6);

            assertThatRight(answered(hasty.answer()));
        }
    }

    @Nested
    class A_packet_that_is_no_answer {

        @Test
        @DisplayName(
                "UDP-R3: of a name that a proxy resolves any address may answer, but no other port, nor tell what we are")
        void behind_a_proxy() {
            InetSocketAddress named = InetSocketAddress.createUnresolved("tracker.example.com", 6969);
            List<Boolean> overIpv4 = new ArrayList<>();
            net.with(packet -> {
                ByteBuffer yes = packet.action() == RequestFrames.CONNECT
                        ? Frames.connected(packet.transaction(), 9)
                        : Frames.announced(packet.transaction());
                net.arrives(Duration.ofMillis(1), VirtualUdp.address("192.0.2.77", 6969), yes);
                net.arrives(Duration.ofMillis(2), VirtualUdp.address("2001:db8::1", 7000), yes);
                net.time.schedule(
                        Duration.ofMillis(3),
                        () -> overIpv4.add(net.conversations.with(named).isIpv4()));
            });

            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, named);
            net.passSeconds(1);

            assertThatRight(answered(question.answer()));
            assertThat(overIpv4).containsExactly(true, true);
            assertThat(net.conversations.discards().of(Discard.WRONG_SOURCE)).isPositive();
        }

        @Test
        @DisplayName(
                "UDP-R1: with a wrong transaction, from a wrong source or port, short, or of a wrong kind, is ignored"
                        + " and counted")
        void is_ignored() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 9);
                    return;
                }
                int transaction = packet.transaction();
                ByteBuffer yes = Frames.announced(transaction);
                net.answers(Duration.ofMillis(1), packet, Frames.announced(transaction + 1));
                net.answers(Duration.ofMillis(1), packet, Frames.error(transaction + 1, "no"));
                net.arrives(Duration.ofMillis(2), ELSEWHERE, yes);
                InetSocketAddress otherPort = new InetSocketAddress(packet.to().getAddress(), 7000);
                net.arrives(Duration.ofMillis(2), otherPort, Frames.error(transaction, "no"));
                net.arrives(Duration.ofMillis(2), otherPort, Frames.hex("00"));
                net.answers(Duration.ofMillis(3), packet, Frames.hex("00000001 0a0b0c"));
                net.answers(Duration.ofMillis(3), packet, Frames.hex(""));
                net.answers(Duration.ofMillis(4), packet, Frames.scraped(transaction, 1, 1));
                net.answers(Duration.ofMillis(4), packet, Frames.connected(transaction, 1));
                net.answers(
                        Duration.ofMillis(4),
                        packet,
                        ByteBuffer.allocate(20).putInt(4).putInt(transaction).rewind());
                net.answers(Duration.ofMillis(5), packet, yes.duplicate().limit(19));
                net.answers(Duration.ofMillis(6), packet, yes);
                net.answers(Duration.ofMillis(7), packet, yes);
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.pass(Duration.ofMillis(45));
            assertThat(question.answer()).isNotDone();
            net.passSeconds(1);

            assertThatRight(answered(question.answer()));
            assertThat(net.timeline()).containsExactly("connect 0", "announce 0");
            Discards discards = net.conversations.discards();
            assertThat(discards.of(Discard.WRONG_SOURCE)).isEqualTo(3);
            assertThat(discards.of(Discard.NO_HEADER)).isEqualTo(2);
            assertThat(discards.of(Discard.UNKNOWN_TRANSACTION)).isEqualTo(3);
            assertThat(discards.of(Discard.WRONG_ACTION)).isEqualTo(3);
            assertThat(discards.of(Discard.TOO_SHORT)).isEqualTo(1);
        }

        @Test
        @DisplayName(
                "UDP-R1: of which only the head ever comes ends nothing before its time, and then it is what was wrong")
        void is_told_of_when_nothing_better_came() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 9);
                } else {
                    ByteBuffer yes = Frames.announced(packet.transaction());
                    net.answers(Duration.ofMillis(5), packet, yes.duplicate().limit(8));
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(59);
            assertThat(question.answer()).isNotDone();
            net.passSeconds(2);

            assertThatLeft(answered(question.answer()))
                    .isEqualTo(new TrackerError.Malformed(
                            "the rest of the answer (a tracker of chosen torrents may leave it out for others)", 8));
        }

        @Test
        @DisplayName(
                "UDP-R1: thousands of random ones behind the head of an answer: a yes, a no, or nothing, and never an"
                        + " exception")
        void at_random() {
            Random random = new Random(8);
            net.with(packet -> {
                byte[] noise = new byte[8 + random.nextInt(60)];
                random.nextBytes(noise);
                ByteBuffer bytes = ByteBuffer.wrap(noise);
                boolean head = random.nextBoolean();
                int action = random.nextInt(4);
                net.answers(Duration.ofMillis(10), packet, head ? bytes.putInt(0, action) : bytes);
                net.answers(Duration.ofMillis(10), packet, bytes.duplicate().putInt(4, packet.transaction()));
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, random.nextLong());
                }
            });
            for (int i = 0; i < 3_000; i++) {
                Duration timeout = Duration.ofSeconds(1 + random.nextInt(20));
                net.announce(Fixtures.announce(), timeout);
                net.scrape(Vector.range(0, 1 + random.nextInt(70)).map(Fixtures::swarm), new ScrapeLimits(), timeout);
                net.pass(Duration.ofMillis(random.nextInt(50)));
            }
            net.passSeconds(30);

            assertThat(net.conversations.with(VirtualUdp.HERE).guests()).isZero();
            assertThat(net.conversations.transactions().size()).isZero();
        }

        @Test
        @DisplayName("UDP-R2: longer answers than expected are answers")
        void longer_is_fine() {
            net.with(packet -> {
                ByteBuffer longer = packet.action() == RequestFrames.CONNECT
                        ? Frames.connected(packet.transaction(), 3)
                        : Frames.announced(packet.transaction());
                net.answers(
                        Duration.ZERO,
                        packet,
                        ByteBuffer.allocate(longer.remaining() + 5).put(longer).rewind());
            });

            announceAndWait();
        }
    }

    @Nested
    class Several_addresses {

        @Test
        void are_tried_in_turn_each_for_its_share_of_the_time() {
            net.with(packet -> {
                boolean knowsNothingElse = packet.to().equals(VirtualUdp.HERE) && packet.action() == 0;
                if (knowsNothingElse || packet.to().equals(IPV6)) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            AnnounceQuestion question =
                    net.announce(Fixtures.announce(), Duration.ofSeconds(9), VirtualUdp.HERE, ELSEWHERE, IPV6);
            net.passSeconds(7);

            assertThatRight(answered(question.answer()));
            assertThat(net.sent.stream().map(packet -> packet.to()).distinct())
                    .containsExactly(VirtualUdp.HERE, ELSEWHERE, IPV6);
            assertThat(net.sent)
                    .filteredOn(packet -> packet.to().equals(ELSEWHERE))
                    .first()
                    .extracting(packet -> packet.at().toSeconds())
                    .isEqualTo(3L);
        }

        @Test
        @DisplayName(
                "RFC 8305: where one is silent for a second the next is asked for an id too, and who answers is told"
                        + " the rest")
        void race_where_nobody_answers() {
            net.with(packet -> {
                if (packet.to().equals(IPV6)) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            Route route = new Route(List.of(VirtualUdp.HERE, IPV6));
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, route);
            net.passSeconds(2);

            assertThatRight(answered(question.answer()));
            assertThat(timelineOf(VirtualUdp.HERE)).containsExactly("connect 0", "connect 1");
            assertThat(timelineOf(IPV6)).containsExactly("connect 1", "announce 1");
            assertThat(route.addresses()).startsWith(IPV6);
            net.passSeconds(60);
            assertThat(net.sent).hasSize(4);
        }

        @Test
        void race_one_more_each_second() {
            net.with(packet -> {
                if (packet.to().equals(ELSEWHERE)) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6, ELSEWHERE);
            net.passSeconds(3);

            assertThatRight(answered(question.answer()));
            assertThat(timelineOf(ELSEWHERE)).containsExactly("connect 2", "announce 2");
        }

        @Test
        void the_first_that_answers_after_all_is_asked_and_the_other_is_left_alone() {
            net.with(packet -> {
                if (packet.to().equals(VirtualUdp.HERE)) {
                    ScriptedUdp.answer(net, packet, 5, Duration.ofMillis(1_200));
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6);
            net.passSeconds(30);

            assertThatRight(answered(question.answer()));
            assertThat(timelineOf(VirtualUdp.HERE)).contains("announce 1");
            assertThat(timelineOf(IPV6)).containsExactly("connect 1");
        }

        @Test
        void where_both_answer_late_one_of_them_hears_the_announce_and_only_once() {
            net.with(packet -> ScriptedUdp.answer(
                    net, packet, 5, Duration.ofMillis(packet.to().equals(IPV6) ? 150 : 1_150)));
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6);
            net.passSeconds(30);

            assertThatRight(answered(question.answer()));
            assertThat(net.timeline())
                    .filteredOn(line -> line.startsWith("announce"))
                    .hasSize(1);
        }

        @Test
        void a_thousand_who_wait_send_one_scout_and_go_after_it() {
            net.with(packet -> {
                if (packet.to().equals(IPV6)) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            List<AnnounceQuestion> questions = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                questions.add(net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6));
            }
            net.passSeconds(10);

            questions.forEach(question -> assertThatRight(answered(question.answer())));
            assertThat(timelineOf(IPV6)).filteredOn("connect 1"::equals).hasSize(1);
            assertThat(timelineOf(IPV6)).hasSize(1_001);
        }

        @Test
        void whoever_has_told_a_tracker_something_does_not_tell_another_one_at_the_same_time() {
            net.with(packet -> {
                if (packet.action() == 0) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6);
            net.passSeconds(25);

            assertThat(timelineOf(IPV6)).isEmpty();
        }

        @Test
        @DisplayName("UDP-T2: a scout is sent as often as any other connect, and ends with whoever sent it")
        void scouts_end() {
            AnnounceQuestion question =
                    net.announce(Fixtures.announce(), Duration.ofSeconds(20), VirtualUdp.HERE, IPV6);
            net.passSeconds(21);

            assertThatLeft(answered(question.answer())).hasKind(ErrorKind.TIMED_OUT);
            assertThat(timelineOf(IPV6)).hasSizeLessThanOrEqualTo(18);
            int sent = net.sent.size();
            net.passSeconds(600);
            assertThat(net.sent).hasSize(sent);
            assertThat(net.conversations.with(IPV6).isIdle()).isTrue();
        }

        private List<String> timelineOf(InetSocketAddress address) {
            return net.sent.stream()
                    .filter(packet -> packet.to().equals(address))
                    .map(Object::toString)
                    .toList();
        }

        @Test
        @DisplayName("UDP-R5: where nobody listens nobody waits")
        void are_left_at_once_where_nobody_listens() {
            net.with(packet -> {
                if (packet.to().equals(IPV6)) {
                    ScriptedUdp.answer(net, packet, 5);
                }
            });
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6);
            net.pass(Duration.ofMillis(250));
            assertThat(net.probed).containsExactly(VirtualUdp.HERE);
            net.conversations.with(VirtualUdp.HERE).unreachable("nobody listens at that port");
            net.pass(Duration.ofMillis(150));

            assertThatRight(answered(question.answer()));
        }

        @Test
        @DisplayName("UDP-R5: nobody at the only address is the end")
        void the_only_one_is_the_end() {
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            AnnounceQuestion another = net.announce(Fixtures.announce(), MINUTE);
            net.conversations.with(VirtualUdp.HERE).unreachable("nobody listens at that port");

            assertThatLeft(answered(question.answer()))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThatLeft(answered(another.answer())).hasKind(ErrorKind.UNREACHABLE);
        }

        @Test
        void whoever_answered_once_is_neither_probed_nor_given_up() {
            net.with(ScriptedUdp.healthy(net));
            announceAndWait();
            net.with(packet -> {});
            net.passSeconds(61);
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(5);
            net.conversations.with(VirtualUdp.HERE).unreachable("nobody listens at that port");

            assertThat(net.probed).isEmpty();
            assertThat(question.answer()).isNotDone();
        }

        @Test
        void the_one_that_answered_goes_first_next_time() {
            Route route = new Route(List.of(VirtualUdp.HERE, ELSEWHERE, IPV6));

            route.prefer(IPV6);
            route.prefer(VirtualUdp.address("192.0.2.77", 1));

            assertThat(route.addresses()).containsExactly(IPV6, VirtualUdp.HERE, ELSEWHERE);
        }

        @Test
        void a_network_that_takes_no_packets_is_left_at_once() {
            net.broken(true);
            AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE, VirtualUdp.HERE, IPV6);

            assertThatLeft(answered(question.answer())).hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Nested
    class A_burst {

        @Test
        void waits_in_line_so_that_the_tracker_never_has_more_than_a_window_of_it() {
            int[] unanswered = {0};
            int[] most = {0};
            net.with(packet -> {
                most[0] = Math.max(most[0], ++unanswered[0]);
                net.time.schedule(ScriptedUdp.ROUND_TRIP, () -> unanswered[0]--);
                ScriptedUdp.answer(net, packet, 1);
            });
            List<AnnounceQuestion> questions = burst(20_000);
            net.passSeconds(10);

            questions.forEach(question -> assertThatRight(answered(question.answer())));
            assertThat(most[0]).isEqualTo(256);
            assertThat(net.sent).hasSize(20_001);
        }

        @Test
        void overruns_a_small_buffer_once_and_is_careful_then() {
            int[] queued = {0};
            net.with(packet -> {
                if (queued[0] < 100) {
                    queued[0]++;
                    net.time.schedule(ScriptedUdp.ROUND_TRIP, () -> queued[0]--);
                    ScriptedUdp.answer(net, packet, 1);
                }
            });
            List<AnnounceQuestion> questions = burst(20_000);
            net.passSeconds(60);

            questions.forEach(question -> assertThatRight(answered(question.answer())));
            assertThat(net.sent.size()).isLessThan(20_000 + 1_000);
        }

        @Test
        void ends_by_its_deadline_where_the_tracker_falls_silent() {
            net.with(packet -> {
                if (net.sent.size() < 50) {
                    ScriptedUdp.answer(net, packet, 1);
                }
            });
            List<AnnounceQuestion> questions = burst(1_000);
            net.pass(MINUTE.plusMillis(20));

            assertThat(questions).allMatch(question -> question.answer().isDone());
            assertThat(net.sent.size()).isLessThan(400);
        }

        @Test
        void goes_on_when_the_socket_has_room_again() {
            net.with(ScriptedUdp.healthy(net));
            announceAndWait();
            net.full(true);
            List<AnnounceQuestion> questions = burst(100);
            net.passSeconds(2);
            assertThat(net.sent).hasSize(2);
            assertThat(net.conversations.transactions().size()).isZero();
            net.full(false);
            net.conversations.writable();
            net.passSeconds(2);

            questions.forEach(question -> assertThatRight(answered(question.answer())));
        }

        private List<AnnounceQuestion> burst(int size) {
            List<AnnounceQuestion> questions = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                questions.add(net.announce(Fixtures.announce(), MINUTE));
            }
            return questions;
        }
    }

    @Nested
    class The_end {

        @Test
        void a_cancelled_question_leaves_nothing_behind() {
            AnnounceQuestion waiting = net.announce(Fixtures.announce(), MINUTE);
            waiting.answer().cancel(true);
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 1);
                }
            });
            AnnounceQuestion flying = net.announce(Fixtures.announce(), MINUTE);
            net.passSeconds(2);
            flying.answer().cancel(true);
            net.passSeconds(120);

            assertThat(net.conversations.transactions().size()).isZero();
            assertThat(net.conversations.quietFor()).isEqualTo(Long.MAX_VALUE);
            assertThat(net.conversations.with(VirtualUdp.HERE).isIdle()).isTrue();
        }

        @Test
        void an_answered_question_leaves_nothing_behind() {
            net.with(ScriptedUdp.healthy(net));
            announceAndWait();

            assertThat(net.conversations.transactions().size()).isZero();
            assertThat(net.conversations.quietFor()).isEqualTo(Long.MAX_VALUE);
            assertThat(net.conversations.with(VirtualUdp.HERE).isIdle()).isTrue();
        }

        @Test
        @DisplayName("RETRY-11: stopped ends by its own deadline")
        void stopped_has_a_deadline_of_its_own() {
            AnnounceQuestion question =
                    net.announce(Fixtures.announce().with(AnnounceEvent.STOPPED), Duration.ofSeconds(5));
            net.pass(Duration.ofMillis(5_010));

            assertThatLeft(answered(question.answer())).hasKind(ErrorKind.TIMED_OUT);
            assertThat(net.sent).hasSizeLessThanOrEqualTo(5);
        }

        @Test
        void ending_all_sends_nothing_more() {
            net.with(packet -> {
                if (packet.action() == RequestFrames.CONNECT) {
                    ScriptedUdp.answer(net, packet, 1);
                }
            });
            AnnounceQuestion first = net.announce(Fixtures.announce(), MINUTE);
            for (int i = 0; i < 100; i++) {
                net.announce(Fixtures.announce(), MINUTE);
            }
            net.pass(Duration.ofMillis(100));
            int sent = net.sent.size();

            net.conversations.end(UdpLoop.closed());

            assertThatLeft(answered(first.answer())).hasKind(ErrorKind.UNREACHABLE);
            assertThat(net.sent).hasSize(sent);
        }
    }

    private void announceAndWait() {
        AnnounceQuestion question = net.announce(Fixtures.announce(), MINUTE);
        net.pass(Duration.ofMillis(200));
        assertThatRight(answered(question.answer()));
    }
}
