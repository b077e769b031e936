package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressBookTest {

    private static final long SECOND = 1_000_000_000L;
    private static final TrackerUrl NAMED = TrackerUrl.of("udp://tracker.example.com:6969/announce");
    private static final InetSocketAddress FIRST = VirtualUdp.address("192.0.2.1", 6969);
    private static final InetSocketAddress SECOND_ADDRESS = VirtualUdp.address("2001:db8::2", 6969);

    private final List<String> looked = new ArrayList<>();
    private final NetworkScope scope = NetworkScope.anywhere().withNames(name -> {
        looked.add(name);
        if (!name.equals(NAMED.host())) {
            throw new UnknownHostException(name);
        }
        return new InetAddress[] {FIRST.getAddress(), SECOND_ADDRESS.getAddress(), FIRST.getAddress()};
    });
    private final List<Network> opened = new ArrayList<>();
    private final AddressBook book = bookOf(scope);

    @AfterEach
    void close() {
        opened.forEach(Network::close);
    }

    @Test
    void has_each_address_of_a_name_once_in_the_resolvers_order() {
        assertThat(route(book, NAMED, 0).addresses()).containsExactly(FIRST, SECOND_ADDRESS);
    }

    @Test
    @DisplayName("IPV6-6: addresses are taken as they are, and nobody is asked about them")
    void literals_need_no_lookup() {
        assertThat(route(book, TrackerUrl.of("udp://[2001:db8::2]:6969"), 0).addresses())
                .containsExactly(SECOND_ADDRESS);
        assertThat(route(book, TrackerUrl.of("udp://192.0.2.1:6969"), 0).addresses())
                .containsExactly(FIRST);
        assertThat(looked).isEmpty();
    }

    @Test
    @DisplayName("IPV6-4: a mapped address is an IPv4 address")
    void mapped_addresses() {
        assertThat(route(book, TrackerUrl.of("udp://[::ffff:192.0.2.1]:6969"), 0)
                        .addresses())
                .containsExactly(FIRST);
    }

    @Test
    void asks_again_after_half_a_minute_and_not_before() {
        route(book, NAMED, 0);
        route(book, NAMED, 30 * SECOND);
        assertThat(looked).hasSize(1);

        route(book, NAMED, 31 * SECOND);
        assertThat(looked).hasSize(2);
    }

    @Test
    void remembers_which_address_answered_when_it_asks_again() {
        route(book, NAMED, 0).prefer(SECOND_ADDRESS);

        assertThat(route(book, NAMED, 31 * SECOND).addresses()).containsExactly(SECOND_ADDRESS, FIRST);
    }

    @Test
    void asks_again_at_once_where_nothing_was_found() {
        TrackerUrl stranger = TrackerUrl.of("udp://stranger.example.com:6969");

        assertThat(settled(book, stranger, 0).join()).isEmpty();
        assertThat(settled(book, stranger, 1).join()).isEmpty();
        assertThat(looked).hasSize(2);
    }

    @Test
    void leaves_out_addresses_that_cannot_be_reached() {
        AddressBook ipv6 = bookOf(scope.withFamilies(AddressFamilies.IPV6));
        AddressBook fromIpv4 = bookOf(scope.withLocalAddress(InetAddress.getLoopbackAddress()));

        assertThat(route(ipv6, NAMED, 0).addresses()).containsExactly(SECOND_ADDRESS);
        assertThat(route(fromIpv4, NAMED, 0).addresses()).containsExactly(FIRST);
    }

    private AddressBook bookOf(NetworkScope network) {
        Network open = Network.open(network, "test", Duration.ZERO);
        opened.add(open);
        return new AddressBook(open, AddressFamilies.BOTH);
    }

    private static Route route(AddressBook book, TrackerUrl tracker, long now) {
        return settled(book, tracker, now).join().get();
    }

    private static CompletableFuture<Either<TrackerError, Route>> settled(
            AddressBook book, TrackerUrl tracker, long now) {
        CompletableFuture<Either<TrackerError, Route>> route = book.routeTo(tracker, now);
        route.handle((found, failure) -> true).orTimeout(20, TimeUnit.SECONDS).join();
        return route;
    }
}
