package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final Visit NAMED = Visit.to(TrackerUrl.of("http://tracker.test:6969/announce"));

    private final List<String> asked = new ArrayList<>();
    private final List<Network> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Network::close);
    }

    @Test
    @DisplayName("HTTP-T11: every address of a name is a way, in the resolver's order and once")
    void ways() {
        assertThat(nextOf(scope("192.0.2.1", "2001:db8::1", "192.0.2.1")))
                .containsExactly(at("192.0.2.1", 6969), at("2001:db8::1", 6969));
    }

    @Test
    void only_families_in_use_are_ways() {
        NetworkScope both = scope("192.0.2.1", "2001:db8::1");

        assertThat(nextOf(both.withFamilies(AddressFamilies.IPV6))).containsExactly(at("2001:db8::1", 6969));
        assertThat(nextOf(both.withLocalAddress(address("127.0.0.1")))).containsExactly(at("192.0.2.1", 6969));
        assertThat(errorOf(scope("192.0.2.1").withFamilies(AddressFamilies.IPV6)))
                .isEqualTo(new Unreachable(Stage.RESOLVE, "it has no address of an IP version that is in use"));
    }

    @Test
    @DisplayName("IPV6-4: a visit over one IP version goes to addresses of that one alone, mapped ones being IPv4")
    void one_family() {
        NetworkScope both = scope("192.0.2.1", "2001:db8::1", "::ffff:192.0.2.2");

        assertThat(waysOver(AddressFamilies.IPV4, both)).containsExactly(at("192.0.2.1", 6969), at("192.0.2.2", 6969));
        assertThat(waysOver(AddressFamilies.IPV6, both)).containsExactly(at("2001:db8::1", 6969));
        assertThat(ways(scope("192.0.2.1"), NAMED.over(AddressFamilies.IPV6)).getLeft())
                .isEqualTo(new Unreachable(Stage.RESOLVE, "it has no address of an IP version that is in use"));
        assertThat(ways(both.withFamilies(AddressFamilies.IPV6), NAMED.over(AddressFamilies.IPV4)))
                .isEmpty();
    }

    @Test
    void one_family_is_not_promised_where_a_proxy_looks_the_name_up() {
        NetworkScope proxied = scope("192.0.2.1").withProxy("socks5://127.0.0.1");
        Visit literal = Visit.to(TrackerUrl.of("http://192.0.2.9/announce"));

        assertThat(ways(proxied, NAMED.over(AddressFamilies.IPV4)).getLeft()).isInstanceOf(Blocked.class);
        assertThat(ways(proxied, literal.over(AddressFamilies.IPV6)).getLeft()).isInstanceOf(Unreachable.class);
        assertThat(ways(proxied, literal.over(AddressFamilies.IPV4)).get()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("IPV6-2: there is a choice where a name has addresses of both, and a way to each, best first")
    void families() {
        NetworkScope both = scope("::1", "127.0.0.1");

        assertThat(familiesOf(both, NAMED)).containsExactly(IpFamily.IPV6, IpFamily.IPV4);
        assertThat(familiesOf(scope("127.0.0.1", "127.0.0.2"), NAMED)).containsExactly(IpFamily.IPV4);
        assertThat(familiesOf(both.withLocalAddress(address("::1")), NAMED)).containsExactly(IpFamily.IPV6);
        assertThat(familiesOf(both.withAddressPolicy(AddressPolicy.server()), NAMED))
                .isEmpty();
        assertThat(familiesOf(both.withInterface("herald-none0"), NAMED)).isEmpty();
    }

    @Test
    void who_waits_for_a_name_when_it_ends_is_told_so() {
        CountDownLatch held = new CountDownLatch(1);
        Network network = Network.open(
                NetworkScope.anywhere().withNames(name -> {
                    try {
                        held.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(name);
                }),
                "test",
                Duration.ofSeconds(30));
        List<CompletableFuture<Either<TrackerError, List<Way>>>> waiting = IntStream.range(0, 20)
                .mapToObj(number -> TrackerUrl.of("http://tracker" + number + ".test/announce"))
                .map(tracker -> network.waysTo(Visit.to(tracker)))
                .toList();

        network.close();

        assertThat(waiting)
                .allSatisfy(answer ->
                        assertThat(answer.get(10, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unreachable.class));
        assertThat(network.waysTo(NAMED)).isCompleted();
        held.countDown();
    }

    @Test
    void a_name_whose_turn_comes_when_nothing_may_leave_any_more_is_not_looked_up() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(16);
        AtomicReference<Either<TrackerError, ?>> door = new AtomicReference<>(Either.right(true));
        Unreachable gone = new Unreachable(Stage.CONNECT, "the interface is down");
        List<String> lookedUp = Collections.synchronizedList(asked);
        NetworkScope scope = NetworkScope.anywhere().withNames(name -> {
            lookedUp.add(name);
            busy.countDown();
            try {
                held.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        });
        try (NameResolver resolver =
                new NameResolver(Duration.ofSeconds(30), new DaemonThreads("test"), within -> door.get())) {
            List<CompletableFuture<Either<TrackerError, List<InetAddress>>>> waiting = IntStream.range(0, 20)
                    .mapToObj(number -> resolver.resolve(scope, "tracker" + number + ".test"))
                    .toList();
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

            door.set(Either.left(gone));
            held.countDown();

            assertThat(waiting.get(19).get(10, TimeUnit.SECONDS)).isEqualTo(Either.left(gone));
            assertThat(lookedUp).hasSize(16).doesNotContain("tracker19.test");
        }
    }

    @Test
    void who_shares_an_answer_about_a_name_gets_the_same_for_a_moment() throws Exception {
        NameLookup shared = scope("192.0.2.1").names().shared();
        NameLookup nobody = NetworkScope.anywhere()
                .withNames(name -> {
                    asked.add(name);
                    throw new UnknownHostException(name);
                })
                .names()
                .shared();

        shared.addressesOf("tracker.test")[0] = address("192.0.2.99");
        assertThat(shared.addressesOf("tracker.test")).containsExactly(address("192.0.2.1"));
        assertThatThrownBy(() -> nobody.addressesOf("stranger.test")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> nobody.addressesOf("stranger.test")).isInstanceOf(UnknownHostException.class);
        assertThat(asked).containsExactly("tracker.test", "stranger.test");
    }

    @Test
    @DisplayName("IPV6-6: an address leaves nothing to choose, and a proxy does not tell")
    void no_families() {
        NetworkScope both = scope("::1", "127.0.0.1");

        for (String literal : List.of("127.0.0.1", "[::1]")) {
            assertThat(familiesOf(both, Visit.to(TrackerUrl.of("http://" + literal + ":1/announce"))))
                    .isEmpty();
        }
        assertThat(familiesOf(both.withProxy("socks5://127.0.0.1"), NAMED)).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(familiesOf(both, Visit.to(TrackerUrl.of("http://node1:1/announce"))))
                .hasSize(2);
    }

    private List<IpFamily> familiesOf(NetworkScope scope, Visit visit) {
        return open(scope)
                .familiesOf(visit.url())
                .thenApply(found -> found.getOrElse(List.of()))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void addresses_that_the_policy_forbids_are_left_out_and_if_none_is_left_that_is_why() {
        assertThat(nextOf(scope("10.0.0.1", "1.1.1.1").withAddressPolicy(AddressPolicy.server())))
                .containsExactly(at("1.1.1.1", 6969));
        assertThat(errorOf(scope("10.0.0.1", "127.0.0.1").withAddressPolicy(AddressPolicy.server())))
                .isEqualTo(new Blocked("private: 10.0.0.1 is not to be reached"));
    }

    @Test
    void a_url_that_the_policy_forbids_is_never_looked_up() {
        Visit own = Visit.to(TrackerUrl.of("http://tracker.test/announce?left=0"));

        assertThat(ways(scope("192.0.2.1"), own).getLeft()).isInstanceOf(Blocked.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_proxy_is_told_the_name_and_nobody_else_is() {
        for (String proxy : List.of("http://127.0.0.1:3128", "socks5://127.0.0.1:3128")) {
            Way way = ways(scope("192.0.2.1").withProxy(proxy), NAMED).get().get(0);

            assertThat(way.next()).isEqualTo(at("127.0.0.1", 3128));
            assertThat(way.tracker()).isEqualTo(InetSocketAddress.createUnresolved("tracker.test", 6969));
            assertThat(way.isInside()).isFalse();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void behind_a_proxy_urls_and_addresses_in_them_are_still_looked_at() {
        NetworkScope proxied = scope().withProxy("socks5://127.0.0.1").withAddressPolicy(AddressPolicy.server());
        Visit inside = Visit.to(TrackerUrl.of("http://192.168.0.1:8080/announce"));

        assertThat(ways(proxied, inside).getLeft()).isInstanceOf(Blocked.class);
    }

    @Test
    void a_name_that_nobody_knows_and_a_proxy_that_nobody_knows() {
        NetworkScope nobody = NetworkScope.anywhere().withNames(name -> {
            throw new UnknownHostException(name);
        });

        assertThat(errorOf(nobody)).isEqualTo(new Unreachable(Stage.RESOLVE, "no address is known for this name"));
        assertThat(errorOf(nobody.withProxy("socks5://proxy.test")))
                .isEqualTo(new Unreachable(Stage.PROXY, "no address is known for this name"));
    }

    @Test
    void an_interface_that_is_not_there_leads_nowhere_and_no_name_is_looked_up() {
        Unreachable none = new Unreachable(Stage.CONNECT, "there is no interface herald-none0");

        assertThat(ways(scope("192.0.2.1").withInterface("herald-none0"), NAMED).getLeft())
                .isEqualTo(none);
        assertThat(asked).isEmpty();
        assertThat(LocalSide.ofInterface("herald-none0")
                        .towards(address("192.0.2.1"))
                        .getLeft())
                .isEqualTo(none);
    }

    @Test
    void an_address_that_is_not_ours_leads_nowhere_and_no_name_is_looked_up() {
        LocalSide side = new LocalAddress(address("192.0.2.77"));

        assertThat(ways(scope("192.0.2.1").withLocalSide(side), NAMED).getLeft().message())
                .contains("192.0.2.77 is on no interface that is up");
        assertThat(asked).isEmpty();
        assertThat(side.towards(address("192.0.2.1")).isLeft()).isTrue();
        assertThat(side.hasLost(address("192.0.2.77"))).isTrue();
    }

    @Test
    void an_interface_leads_nowhere_that_the_system_would_go_by_another_one() {
        assertThat(LocalSide.ofInterface("lo").towards(address("192.0.2.1")).getLeft())
                .isEqualTo(
                        new Unreachable(Stage.CONNECT, "the system's route there does not lead over the interface lo"));
        assertThat(LocalSide.ofInterface("lo").permits(address("127.0.0.1"), address("192.0.2.1")))
                .isFalse();
    }

    @Test
    void the_interface_of_loopback_has_the_address_of_loopback() {
        Way way = ways(scope("127.0.0.1").withInterface("lo"), NAMED).get().get(0);

        assertThat(way.source().get()).containsExactly(at("127.0.0.1", 0));
        assertThat(way.from().stillHas(address("127.0.0.1"))).isTrue();
        assertThat(way.from().stillHas(address("192.0.2.77"))).isFalse();
    }

    private NetworkScope scope(String... addresses) {
        return NetworkScope.anywhere().withNames(name -> {
            asked.add(name);
            InetAddress[] all = new InetAddress[addresses.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = address(addresses[i]);
            }
            return all;
        });
    }

    private List<InetSocketAddress> nextOf(NetworkScope scope) {
        return ways(scope, NAMED).get().stream().map(Way::next).toList();
    }

    private List<InetSocketAddress> waysOver(AddressFamilies over, NetworkScope scope) {
        return ways(scope, NAMED.over(over)).get().stream().map(Way::tracker).toList();
    }

    private TrackerError errorOf(NetworkScope scope) {
        return ways(scope, NAMED).getLeft();
    }

    private Either<TrackerError, List<Way>> ways(NetworkScope scope, Visit visit) {
        return open(scope)
                .waysTo(visit)
                .thenApply(found -> found)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private Network open(NetworkScope scope) {
        Network network = Network.open(scope, "test", Duration.ZERO);
        opened.add(network);
        return network;
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address(address), port);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
