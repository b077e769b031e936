package dev.herald.adapter.udp;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.AddressRule;
import dev.herald.network.NameLookup;
import dev.herald.network.NetworkScope;
import dev.herald.network.Visit;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.udp.RecordedDatagram;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.Spoofs;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On real sockets, over loopback. */
class UdpTrackerAdapterTest {

    /** Longer than anything healthy on loopback takes. */
    private static final Duration AMPLE = Duration.ofSeconds(20);

    /** Waited for. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final UdpOptions USUAL = UdpOptions.usual();

    @Test
    @DisplayName("UDP-R5: a port where nobody listens fails long before the deadline")
    void nobody_listens() {
        try (UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThatLeft(announce(gateway, ScriptedUdpTracker.nobody()))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
        }
    }

    @Test
    @DisplayName("UDP-R5: the next address is asked where nobody listens at the first")
    void the_next_address() {
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = open(USUAL, "::1", "127.0.0.2", "127.0.0.1")) {
            assertThatRight(announce(gateway, named(tracker)));
            assertThatRight(announce(gateway, named(tracker)));

            assertThat(tracker.requests()).hasSize(3);
        }
    }

    @Test
    void a_name_that_nobody_knows_is_unreachable() {
        try (UdpTrackerAdapter gateway = open(USUAL, "127.0.0.1")) {
            assertThatLeft(announce(gateway, TrackerUrl.of("udp://stranger.example.com:6969/announce")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.RESOLVE);
        }
    }

    @Test
    void a_mistake_of_whoever_knows_names_or_makes_rules_is_the_askers_and_ends_nobody_elses_question() {
        AddressRule clumsy = new AddressRule() {
            @Override
            public String label() {
                return "clumsy";
            }

            @Override
            public Option<String> faultOf(Visit visit) {
                if (visit.url().host().equals("127.0.0.3")) {
                    throw new IllegalStateException("clumsy");
                }
                return Option.none();
            }
        };
        NameLookup wrong = name -> {
            throw new IllegalArgumentException(name);
        };
        NetworkScope scope = NetworkScope.anywhere()
                .withNames(wrong)
                .withAddressPolicy(AddressPolicy.desktop().with(clumsy));
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL.withNetwork(scope), new Random(1))) {
            for (String host : List.of("tracker.example.com", "127.0.0.3")) {
                TrackerUrl url = TrackerUrl.of("udp://" + host + ":6969/announce");
                assertThat(gateway.announce(url, Fixtures.announce(), AMPLE))
                        .failsWithin(AMPLE)
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(RuntimeException.class);
                assertThat(gateway.scrape(url, Vector.of(Fixtures.IH1), AMPLE)).failsWithin(AMPLE);
            }
            assertThatRight(announce(gateway, tracker.url()));
        }
    }

    @Test
    void a_name_that_takes_its_time_holds_up_neither_its_deadline_nor_others() {
        CountDownLatch never = new CountDownLatch(1);
        NameLookup stuck = name -> {
            try {
                never.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        };
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(
                        USUAL.withNetwork(NetworkScope.anywhere().withNames(stuck)), new Random(1))) {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> slow =
                    gateway.announce(named(tracker), Fixtures.announce(), SHORT);
            assertThatRight(announce(gateway, tracker.url()));

            assertThatLeft(answer(slow)).hasKind(ErrorKind.TIMED_OUT).isAtStage(Stage.RESOLVE);
        } finally {
            never.countDown();
        }
    }

    @Test
    void only_addresses_of_the_families_in_use_are_asked() {
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter ipv6 = open(
                        USUAL.withNetwork(NetworkScope.anywhere().withFamilies(AddressFamilies.IPV6)), "127.0.0.1");
                UdpTrackerAdapter ipv4 = open(
                        USUAL.withNetwork(NetworkScope.anywhere().withFamilies(AddressFamilies.IPV4)),
                        "::1",
                        "127.0.0.1")) {
            assertThatLeft(announce(ipv6, named(tracker)))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.RESOLVE);
            assertThatLeft(announce(ipv6, tracker.url())).hasKind(ErrorKind.UNREACHABLE);
            assertThatRight(announce(ipv4, named(tracker)));
        }
    }

    @Test
    @DisplayName("IPV6-4: peers are read as wide as the packet's own IP version has them: a mapped address is IPv4")
    void mapped() {
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            TrackerUrl mapped = TrackerUrl.of("udp://[::ffff:127.0.0.1]:" + tracker.port() + "/announce");

            assertThat(announce(gateway, mapped).get().peers()).containsExactlyElementsOf(Fixtures.peers());
            assertThat(answer(gateway.announce(mapped, Fixtures.announce().over(FamilyPolicy.IPV4_ONLY), AMPLE)))
                    .isNotEmpty();
            assertThat(answer(gateway.announce(mapped, Fixtures.announce().over(FamilyPolicy.IPV6_ONLY), AMPLE)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("IPV6-5: what is known of the way over one IP version is nothing to whoever wants the other")
    void one_family() {
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = open(USUAL, "127.0.0.1", "::1")) {
            assertThatRight(announce(gateway, named(tracker)));
            assertThatLeft(answer(
                            gateway.announce(named(tracker), Fixtures.announce().over(FamilyPolicy.IPV6_ONLY), AMPLE)))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThatRight(
                    answer(gateway.announce(named(tracker), Fixtures.announce().over(FamilyPolicy.IPV4_ONLY), AMPLE)));
        }
    }

    @Test
    void packets_come_from_the_local_address_that_somebody_chose() throws IOException {
        UdpOptions options =
                USUAL.withNetwork(NetworkScope.anywhere().withLocalAddress(InetAddress.getByName("127.0.0.5")));
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(options)) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(tracker.requests())
                    .extracting(request -> request.from().getAddress().getHostAddress())
                    .containsOnly("127.0.0.5");
        }
    }

    @Test
    void a_local_address_that_is_not_ours_is_unreachable() throws IOException {
        UdpOptions options =
                USUAL.withNetwork(NetworkScope.anywhere().withLocalAddress(InetAddress.getByName("192.0.2.77")));
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(options)) {
            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    @DisplayName("HTTP-T12: over UDP too, URLs and the addresses behind their names are looked at")
    void what_the_policy_forbids_gets_no_packet() {
        NetworkScope server = NetworkScope.anywhere().withAddressPolicy(AddressPolicy.server());
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = open(USUAL.withNetwork(server), "127.0.0.1")) {
            assertThatLeft(announce(gateway, named(tracker))).hasKind(ErrorKind.BLOCKED);
            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.BLOCKED);
            assertThatLeft(announce(gateway, TrackerUrl.of("udp://metadata.google.internal:6969/announce")))
                    .hasKind(ErrorKind.BLOCKED);
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void an_interface_that_is_not_there_sends_no_packet() {
        NetworkScope nowhere = NetworkScope.anywhere().withInterface("herald-none0");
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL.withNetwork(nowhere))) {
            assertThatLeft(announce(gateway, tracker.url()))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("UDP-X1: one socket for all trackers and swarms of an IP version")
    void one_socket() {
        try (ScriptedUdpTracker first = tracker();
                ScriptedUdpTracker second = tracker();
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThatRight(announce(gateway, first.url()));
            assertThatRight(announce(gateway, second.url()));
            assertThatRight(
                    answer(gateway.announce(second.url(), Fixtures.announce().with(Fixtures.IH2), AMPLE)));

            assertThat(first.requests()).hasSize(2);
            assertThat(second.requests()).hasSize(3);
            assertThat(Vector.ofAll(first.requests()).appendAll(second.requests()))
                    .extracting(RecordedDatagram::from)
                    .containsOnly(first.requests().get(0).from());
        }
    }

    @Test
    @DisplayName("UDP-C5: a tracker that was restarted is connected to again")
    void a_restarted_tracker() {
        UdpTrackerScript script = yes();
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script);
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThatRight(announce(gateway, tracker.url()));
            script.forgetIds();
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(tracker.requests()).extracting(RecordedDatagram::action).containsExactly(0, 1, 1, 0, 1);
        }
    }

    @Test
    @DisplayName("UDP-R1: a flood of packets that answer nothing ends nothing and is counted")
    void a_flood() {
        try (ScriptedUdpTracker tracker =
                        ScriptedUdpTracker.open(yes().spoofedBy(request -> Spoofs.flood(request, 5_000)));
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(gateway.discarded(Discard.UNKNOWN_TRANSACTION)).isGreaterThan(100L);
        }
    }

    @Test
    @DisplayName("UDP-R1: one of every kind of spoof changes nothing and is counted by its kind")
    void spoofs() {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(yes().spoofedBy(Spoofs::oneOfEach));
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(gateway.discarded(Discard.WRONG_SOURCE)).isPositive();
            assertThat(gateway.discarded(Discard.UNKNOWN_TRANSACTION)).isPositive();
            assertThat(gateway.discarded(Discard.WRONG_ACTION)).isPositive();
            assertThat(gateway.discarded(Discard.NO_HEADER)).isPositive();
            assertThat(gateway.discarded(Discard.TOO_SHORT)).isPositive();
        }
    }

    @Test
    @DisplayName("UDP-R4: an answer may be as large as a datagram can be")
    void a_huge_answer() {
        Seq<PeerEndpoint> peers =
                Vector.range(0, 10_900).map(i -> Fixtures.peer("10.0." + i / 250 + "." + (1 + i % 250), 6881));
        TrackerScript script =
                TrackerScript.always(ScriptedAnswer.announced(Fixtures.response(Duration.ofMinutes(30), peers)));
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpTrackerScript.following(script));
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            assertThat(announce(gateway, tracker.url()).get().peers().received())
                    .isEqualTo(10_900);
        }
    }

    @Test
    @DisplayName("UDP-O3: a path with 300 bytes of query arrives whole, as BEP 41 wants it")
    void the_options_on_the_wire() throws IOException {
        String target = "/announce?passkey=" + "0123456789".repeat(30);
        try (DatagramSocket tracker = new DatagramSocket(VirtualUdp.address("127.0.0.1", 0));
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL)) {
            tracker.setSoTimeout((int) AMPLE.toMillis());
            CompletableFuture<?> question = gateway.announce(
                    TrackerUrl.of("udp://127.0.0.1:" + tracker.getLocalPort() + target), Fixtures.announce(), AMPLE);

            DatagramPacket connect = receive(tracker);
            ByteBuffer head = ByteBuffer.wrap(connect.getData(), 0, connect.getLength());
            byte[] connected = bytes(Frames.connected(head.getInt(12), 0x0123456789abcdefL));
            tracker.send(new DatagramPacket(connected, connected.length, connect.getSocketAddress()));
            DatagramPacket announce = receive(tracker);
            ByteBuffer packet =
                    ByteBuffer.wrap(announce.getData(), 0, announce.getLength()).slice();

            assertThat(connect.getLength()).isEqualTo(16);
            assertThat(packet.remaining()).isEqualTo(98 + 2 * 2 + target.length());
            assertThat(packet.getLong(0)).isEqualTo(0x0123456789abcdefL);
            assertThat(RequestFramesTest.joined(packet.position(98))).isEqualTo(target);
            question.cancel(true);
        }
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        return packet;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Test
    void closing_frees_the_socket_and_returns_when_it_has() {
        UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL);
        try (ScriptedUdpTracker tracker = tracker()) {
            assertThatRight(announce(gateway, tracker.url()));
            int port = tracker.requests().get(0).from().getPort();

            gateway.close();

            assertThatCode(() -> new DatagramSocket(port).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void an_answer_may_close_the_gateway() {
        UdpTrackerAdapter gateway = UdpTrackerAdapter.open(USUAL);
        try (ScriptedUdpTracker tracker = tracker()) {
            CompletableFuture<?> closed =
                    gateway.announce(tracker.url(), Fixtures.announce(), AMPLE).thenAccept(answer -> gateway.close());

            answer(closed);

            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.UNREACHABLE);
        }
    }

    @Test
    @DisplayName("RFC 8305: where IPv6 leads nowhere, IPv4 answers long before the share of IPv6 is over, and is asked"
            + " first from then on")
    void a_silent_ip_version_holds_nobody_up() throws IOException {
        try (ScriptedUdpTracker tracker = tracker();
                DatagramSocket silent = new DatagramSocket(tracker.port(), InetAddress.getAllByName("::1")[0]);
                UdpTrackerAdapter gateway = open(USUAL, "::1", "127.0.0.1")) {
            assertThat(silent.isBound()).isTrue();
            long begun = System.nanoTime();
            assertThatRight(announce(gateway, named(tracker)));
            // Half of twenty seconds were the share of the first address.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
        }
    }

    @Test
    void the_tracker_of_an_exception_is_asked_directly_and_nobody_else_is() {
        NetworkScope proxied = NetworkScope.anywhere()
                .withProxy("http://127.0.0.1:1")
                .withException("tracker.example.com", NetworkScope::withoutProxy);
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = open(USUAL.withNetwork(proxied), "127.0.0.1")) {
            assertThatRight(announce(gateway, named(tracker)));
            assertThatLeft(announce(gateway, tracker.url())).hasKind(ErrorKind.BLOCKED);
            assertThatLeft(announce(gateway, TrackerUrl.of("udp://other.example.com:" + tracker.port())))
                    .hasKind(ErrorKind.BLOCKED);
            assertThat(tracker.requests()).hasSize(2);
        }
    }

    @Test
    @DisplayName("UDP-C4: what a tracker gave one scope, socket and connection id, no other uses at the same address")
    void scopes_share_nothing() {
        NetworkScope excepting = NetworkScope.anywhere()
                .withException("tracker.example.com", scope -> scope.withLocalAddress(loopback(9)));
        try (ScriptedUdpTracker tracker = tracker();
                UdpTrackerAdapter gateway = open(USUAL.withNetwork(excepting), "127.0.0.1")) {
            assertThatRight(announce(gateway, tracker.url()));
            assertThatRight(announce(gateway, named(tracker)));

            assertThat(tracker.requests())
                    .extracting(request -> request.from().getAddress())
                    .containsExactly(loopback(1), loopback(1), loopback(9), loopback(9));
        }
    }

    @Test
    @DisplayName("IPV6-3: an exception's IP version is the only one that its tracker is asked over, and nobody else's")
    void families_of_exceptions() {
        NetworkScope four = NetworkScope.anywhere()
                .withException("tracker.example.com", all -> all.withFamilies(AddressFamilies.IPV4));
        try (ScriptedUdpTracker six = ScriptedUdpTracker.openAt("::1", yes());
                UdpTrackerAdapter gateway = open(USUAL.withNetwork(four), "::1", "127.0.0.1")) {
            assertThatRight(announce(gateway, six.url()));
            assertThatLeft(announce(gateway, named(six))).hasKind(ErrorKind.UNREACHABLE);
            assertThat(six.requests()).hasSize(2);
        }
        NetworkScope onlyThere = NetworkScope.anywhere()
                .withFamilies(AddressFamilies.IPV4)
                .withException("tracker.example.com", all -> all.withFamilies(AddressFamilies.IPV6));
        try (ScriptedUdpTracker six = ScriptedUdpTracker.openAt("::1", yes());
                UdpTrackerAdapter gateway = open(USUAL.withNetwork(onlyThere), "127.0.0.1", "::1")) {
            assertThatLeft(announce(gateway, six.url())).hasKind(ErrorKind.UNREACHABLE);
            assertThatRight(announce(gateway, named(six)));
            assertThat(six.requests()).hasSize(2);
        }
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static UdpTrackerScript yes() {
        return UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())));
    }

    private static ScriptedUdpTracker tracker() {
        return ScriptedUdpTracker.open(yes());
    }

    private static TrackerUrl named(ScriptedUdpTracker tracker) {
        return TrackerUrl.of("udp://tracker.example.com:" + tracker.port() + "/announce");
    }

    /** A gateway that finds {@code tracker.example.com} at these addresses, and no other name. */
    private static UdpTrackerAdapter open(UdpOptions options, String... addresses) {
        NameLookup lookup = name -> {
            if (!name.equals("tracker.example.com")) {
                throw new UnknownHostException(name);
            }
            InetAddress[] all = new InetAddress[addresses.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = VirtualUdp.address(addresses[i], 0).getAddress();
            }
            return all;
        };
        return UdpTrackerAdapter.open(options.withNetwork(options.network().withNames(lookup)), new Random(1));
    }

    private static Either<TrackerError, AnnounceResponse> announce(UdpTrackerAdapter gateway, TrackerUrl tracker) {
        return answer(gateway.announce(tracker, Fixtures.announce(), AMPLE));
    }

    /** Well before the deadline that questions have here. */
    private static <T> T answer(CompletableFuture<T> question) {
        return question.orTimeout(15, TimeUnit.SECONDS).join();
    }
}
