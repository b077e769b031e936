package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections are closed where only those hear of it who may. */
class LastWordsTest {

    private static final InetSocketAddress HERE = at("127.0.0.1");
    private static final InetSocketAddress ELSEWHERE = at("192.0.2.1");

    private final LastWords lastWords = new LastWords();
    private final List<String> closed = new ArrayList<>();

    @Test
    void are_said_at_once_inside_the_scope_and_where_there_is_none() {
        lastWords.close(null, HERE, () -> closed.add("no way"));
        lastWords.close(way(ELSEWHERE, new LocalSide.Anywhere()), HERE, () -> closed.add("anywhere"));
        lastWords.close(way(HERE, LocalSide.ofInterface("lo")), HERE, () -> closed.add("inside"));

        assertThat(closed).containsExactly("no way", "anywhere", "inside");
        assertThat(lastWords.unsaid()).isZero();
    }

    @Test
    void wait_while_they_would_be_heard_elsewhere() {
        lastWords.close(way(ELSEWHERE, LocalSide.ofInterface("lo")), HERE, () -> closed.add("elsewhere"));
        lastWords.again();

        assertThat(closed).isEmpty();
        assertThat(lastWords.unsaid()).isEqualTo(1);

        lastWords.end();

        assertThat(closed).containsExactly("elsewhere");
        assertThat(lastWords.unsaid()).isZero();
    }

    @Test
    void are_said_to_nobody_once_the_address_is_gone() {
        InetSocketAddress gone = at("192.0.2.77");
        lastWords.close(way(ELSEWHERE, LocalSide.ofInterface("lo")), gone, () -> closed.add("lost"));

        assertThat(closed).containsExactly("lost");
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(LiteralAddress.of(address).get(), 6969);
    }

    private static Way way(InetSocketAddress next, LocalSide from) {
        return new Way(next, next, Option.none(), from);
    }
}
