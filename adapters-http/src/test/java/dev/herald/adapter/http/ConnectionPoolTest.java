package dev.herald.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.network.LastWords;
import dev.herald.network.LocalSide;
import dev.herald.network.Way;
import io.vavr.control.Option;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    private static final Origin A = new Origin(false, "a", 80);
    private static final Origin B = new Origin(false, "b", 80);
    private static final Origin C = new Origin(false, "c", 80);

    private final ConnectionPool pool = pool(2, 3);
    private final List<Connection> arrived = new ArrayList<>();

    @Test
    void gives_an_empty_place_where_nothing_is_idle() {
        Connection place = take(A);

        assertThat(place.isOpen()).isFalse();
        assertThat(place.isUsed()).isFalse();
        assertThat(pool.places()).isEqualTo(1);
    }

    @Test
    void gives_the_connection_that_was_used_last() {
        Connection first = open(take(A));
        Connection second = open(take(A));
        pool.give(first);
        pool.give(second);

        assertThat(take(A)).isSameAs(second);
        assertThat(take(A)).isSameAs(first);
    }

    @Test
    void never_gives_a_connection_to_another_origin() {
        Connection used = open(take(A));
        pool.give(used);

        assertThat(take(B)).isNotSameAs(used);
        assertThat(take(new Origin(true, "a", 80))).isNotSameAs(used);
    }

    @Test
    void does_not_keep_what_the_other_side_closed() {
        Connection closed = open(take(A));
        closed.abort();
        pool.give(closed);

        assertThat(pool.places()).isZero();
        assertThat(take(A)).isNotSameAs(closed);
    }

    @Test
    void the_host_limit_makes_askers_wait_and_serves_them_in_order() {
        Connection first = open(take(A));
        Connection second = open(take(A));
        List<String> order = new ArrayList<>();
        assertThat(pool.take(A, free -> order.add("third"))).isNull();
        assertThat(pool.take(A, free -> order.add("fourth"))).isNull();

        pool.give(first);
        assertThat(order).containsExactly("third");
        pool.drop(second);
        assertThat(order).containsExactly("third", "fourth");
        assertThat(pool.places()).isEqualTo(2);
    }

    @Test
    void an_idle_connection_makes_room_where_the_limit_for_all_is_reached() {
        Connection idle = open(take(A));
        open(take(B));
        open(take(B));
        pool.give(idle);

        assertThat(take(C)).isNotNull();
        assertThat(idle.isOpen()).isFalse();
        assertThat(pool.places()).isEqualTo(3);
    }

    @Test
    void a_busy_host_does_not_keep_all_places_to_itself() {
        ConnectionPool tight = pool(3, 3);
        List<Connection> busy = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            busy.add(open(tight.take(A, arrived::add)));
        }
        List<String> order = new ArrayList<>();
        tight.take(A, free -> order.add("a1"));
        tight.take(B, free -> order.add("b1"));
        tight.take(A, free -> order.add("a2"));
        tight.take(B, free -> order.add("b2"));

        busy.forEach(tight::give);

        assertThat(order).containsExactly("b1", "a1", "b2");
        assertThat(tight.places()).isEqualTo(3);
    }

    @Test
    void whoever_has_left_the_line_is_not_called() {
        Connection only = open(take(A));
        open(take(A));
        ConnectionPool.Waiter gone = arrived::add;
        pool.take(A, gone);

        pool.forget(A, gone);
        pool.give(only);

        assertThat(arrived).isEmpty();
    }

    @Test
    void an_origin_that_closed_silently_three_times_in_a_row_is_not_kept() {
        for (int i = 0; i < 3; i++) {
            Connection used = open(take(A));
            pool.give(used);
            assertThat(take(A)).isSameAs(used);
            assertThat(pool.closesSilently(A)).isFalse();
            pool.caughtClosingSilently(used);
            pool.drop(used);
        }
        assertThat(pool.closesSilently(A)).isTrue();
        assertThat(pool.closesSilently(B)).isFalse();

        Connection kept = open(take(A));
        pool.give(kept);
        assertThat(kept.isOpen()).isFalse();
        assertThat(pool.places()).isZero();
    }

    @Test
    void a_connection_that_could_be_used_again_clears_its_origin() {
        for (int i = 0; i < 10; i++) {
            Connection used = open(take(A));
            pool.give(used);
            pool.give(take(A));
            pool.caughtClosingSilently(take(A));
            pool.drop(used);
        }

        assertThat(pool.closesSilently(A)).isFalse();
    }

    @Test
    void sweeping_ends_what_has_been_idle_for_too_long() {
        ConnectionPool impatient = new ConnectionPool(HttpLimits.USUAL.withIdle(Duration.ZERO), new LastWords());
        Connection idle = open(impatient.take(A, arrived::add));
        impatient.give(idle);

        impatient.sweep();

        assertThat(idle.isOpen()).isFalse();
        assertThat(impatient.places()).isZero();
    }

    @Test
    void closing_ends_what_is_idle() {
        Connection idle = open(take(A));
        pool.give(idle);

        pool.close();

        assertThat(idle.isOpen()).isFalse();
        assertThat(pool.places()).isZero();
    }

    private Connection take(Origin origin) {
        return pool.take(origin, arrived::add);
    }

    private static ConnectionPool pool(int perHost, int total) {
        return new ConnectionPool(HttpLimits.USUAL.withConnections(perHost, total), new LastWords());
    }

    /** Puts a session into the place that knows only whether it is open. */
    private static Connection open(Connection place) {
        AtomicBoolean open = new AtomicBoolean(true);
        InvocationHandler knowsWhetherItIsOpen = (session, method, arguments) -> switch (method.getName()) {
            case "isOpen" -> open.get();
            case "close", "enqueue" -> {
                open.set(false);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
        Class<?>[] types = {IOSession.class};
        InetSocketAddress tracker = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        place.opened(
                (IOSession) Proxy.newProxyInstance(IOSession.class.getClassLoader(), types, knowsWhetherItIsOpen),
                new Way(tracker, tracker, Option.none(), new LocalSide.Anywhere()));
        return place;
    }
}
