package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A network that loses three packets in ten each way, delays and reorders the others and delivers some twice, for a minute of virtual
 * time. An answer comes to 49 transmissions in 100, so nine of them, which is what BEP 15 allows, fail together twice in a thousand.
 */
class LossyNetworkTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double LOSS = 0.3;
    private static final InetSocketAddress DEAD = VirtualUdp.address("192.0.2.13", 6969);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("UDP-T2: a thousand trackers, one question each: nobody shares the cost of getting connected")
    void a_thousand_strangers(long seed) {
        Outcome outcome = ask(seed, 1_000, number -> ways(stranger(number)));

        assertThat(outcome.successes()).isGreaterThanOrEqualTo(990);
        assertThat(outcome.connects()).isLessThanOrEqualTo(1_000 * 9);
        assertThat(outcome.mostConnectsToOneTracker()).isLessThanOrEqualTo(9);
        assertThat(outcome.mostOfOneQuestion()).isLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("UDP-T2: one tracker, a thousand questions at once: they wait for one another and still all have time")
    void a_thousand_at_one_tracker(long seed) {
        Outcome outcome = ask(seed, 1_000, number -> ways(VirtualUdp.HERE));

        assertThat(outcome.successes()).isGreaterThanOrEqualTo(990);
        assertThat(outcome.mostConnectsToOneTracker()).isLessThanOrEqualTo(18);
        assertThat(outcome.mostOfOneQuestion()).isLessThanOrEqualTo(9);
        assertThat(outcome.announces()).isLessThan(3_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("UDP-T2: fifty trackers, twenty questions each")
    void twenty_at_each_of_fifty(long seed) {
        Outcome outcome = ask(seed, 1_000, number -> ways(stranger(number % 50)));

        assertThat(outcome.successes()).isGreaterThanOrEqualTo(990);
        assertThat(outcome.mostConnectsToOneTracker()).isLessThanOrEqualTo(18);
        assertThat(outcome.mostOfOneQuestion()).isLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("UDP-T2: the first of two addresses is dead: half a minute is still enough for the second")
    void a_dead_address_first(long seed) {
        Outcome outcome = ask(seed, 1_000, number -> ways(DEAD, stranger(number)));

        assertThat(outcome.successes()).isGreaterThanOrEqualTo(985);
        assertThat(outcome.mostConnectsToOneTracker()).isLessThanOrEqualTo(18);
        assertThat(outcome.mostOfOneQuestion()).isLessThanOrEqualTo(9);
    }

    private static InetSocketAddress[] ways(InetSocketAddress... addresses) {
        return addresses;
    }

    private static InetSocketAddress stranger(int number) {
        return VirtualUdp.address("192.0.2.9", 1 + number);
    }

    /** Asks, lets a minute pass, and finds every question ended. */
    private static Outcome ask(long seed, int questions, IntFunction<InetSocketAddress[]> addresses) {
        VirtualUdp net = new VirtualUdp(UdpOptions.usual());
        Random chance = new Random(seed);
        net.with(packet -> deliver(net, chance, packet));
        List<CompletableFuture<Either<TrackerError, AnnounceResponse>>> answers = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            answers.add(net.announce(Fixtures.announce(), MINUTE, addresses.apply(i))
                    .answer());
        }
        net.pass(MINUTE.plusMillis(10));

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(net.conversations.transactions().size()).isLessThan(questions / 50 + 1);
        return new Outcome(
                answers.stream().filter(answer -> answer.join().isRight()).count(), net.sent);
    }

    private static void deliver(VirtualUdp net, Random chance, VirtualUdp.Packet packet) {
        if (packet.to().equals(DEAD) || chance.nextDouble() < LOSS) {
            return;
        }
        int copies = chance.nextInt(20) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            Duration roundTrip = Duration.ofMillis(60 + chance.nextInt(120));
            if (chance.nextDouble() >= LOSS) {
                net.answers(
                        roundTrip,
                        packet,
                        packet.action() == RequestFrames.CONNECT
                                ? Frames.connected(packet.transaction(), 1)
                                : Frames.announced(packet.transaction()));
            }
        }
    }

    private record Outcome(long successes, List<VirtualUdp.Packet> sent) {

        long connects() {
            return sent.stream()
                    .filter(packet -> packet.action() == RequestFrames.CONNECT)
                    .count();
        }

        long announces() {
            return sent.size() - connects();
        }

        int mostConnectsToOneTracker() {
            Map<InetSocketAddress, Integer> counts = new HashMap<>();
            sent.stream()
                    .filter(packet -> packet.action() == RequestFrames.CONNECT)
                    .forEach(packet -> counts.merge(packet.to(), 1, Integer::sum));
            return counts.values().stream().mapToInt(count -> count).max().orElse(0);
        }

        int mostOfOneQuestion() {
            Map<Integer, Integer> counts = new HashMap<>();
            sent.stream()
                    .filter(packet -> packet.action() == RequestFrames.ANNOUNCE)
                    .forEach(packet -> counts.merge(packet.transaction(), 1, Integer::sum));
            return counts.values().stream().mapToInt(count -> count).max().orElse(0);
        }
    }
}
