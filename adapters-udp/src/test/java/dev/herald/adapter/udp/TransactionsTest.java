package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    @Test
    @DisplayName("UDP-T1: ids are unique among those that wait, and never 0")
    void unique_and_never_zero() {
        Transactions transactions = new Transactions(of(0, 5, 5, 0, 6));
        Exchange first = exchange();
        Exchange second = exchange();

        transactions.open(first);
        transactions.open(second);

        assertThat(first.transaction()).isEqualTo(5);
        assertThat(second.transaction()).isEqualTo(6);
        assertThat(transactions.find(5)).isSameAs(first);
        assertThat(transactions.find(6)).isSameAs(second);
        assertThat(transactions.find(7)).isNull();
        assertThat(transactions.find(0)).isNull();
    }

    @Test
    void ids_that_want_the_same_place_are_all_found_while_others_come_and_go() {
        Transactions transactions = new Transactions(of(63, 127, 191, 64, 255, 1));
        List<Exchange> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(exchange());
            transactions.open(all.get(i));
        }

        transactions.close(all.get(0));
        assertThat(transactions.find(127)).isSameAs(all.get(1));
        assertThat(transactions.find(191)).isSameAs(all.get(2));
        assertThat(transactions.find(64)).isSameAs(all.get(3));
        transactions.close(all.get(2));
        assertThat(transactions.find(255)).isSameAs(all.get(4));
        assertThat(transactions.find(1)).isSameAs(all.get(5));
        assertThat(transactions.find(63)).isNull();
        assertThat(transactions.size()).isEqualTo(4);
    }

    @Test
    void closing_twice_is_closing_once() {
        Transactions transactions = new Transactions(new Random(1));
        Exchange exchange = exchange();
        transactions.open(exchange);

        transactions.close(exchange);
        transactions.close(exchange);

        assertThat(transactions.size()).isZero();
        assertThat(exchange.isOpen()).isFalse();
    }

    @Test
    void thousands_come_and_go() {
        Random random = new Random(5);
        Transactions transactions = new Transactions(new Random(6));
        List<Exchange> open = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            if (open.size() < 3_000 && random.nextInt(100) < 51) {
                Exchange exchange = exchange();
                transactions.open(exchange);
                open.add(exchange);
            } else if (!open.isEmpty()) {
                Exchange gone = open.remove(open.size() - 1);
                int id = gone.transaction();
                transactions.close(gone);
                assertThat(transactions.find(id)).isNull();
            }
        }
        Set<Integer> ids = new HashSet<>();
        for (Exchange exchange : open) {
            assertThat(transactions.find(exchange.transaction())).isSameAs(exchange);
            ids.add(exchange.transaction());
        }
        assertThat(ids).hasSize(transactions.size());
    }

    /** Gives these numbers, and then the first one for ever. */
    private static RandomGenerator of(int... numbers) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("ids come as bytes");
            }

            @Override
            public void nextBytes(byte[] bytes) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                for (int i = 0; buffer.hasRemaining(); i++) {
                    buffer.putInt(i < numbers.length ? numbers[i] : numbers[0]);
                }
            }
        };
    }

    private static Exchange exchange() {
        return new Exchange() {
            @Override
            int action() {
                return 0;
            }

            @Override
            Conversation conversation() {
                throw new UnsupportedOperationException("talks to nobody");
            }

            @Override
            void ignored(InetSocketAddress from, Discard why) {
                throw new UnsupportedOperationException("was never asked");
            }

            @Override
            void answered(ByteBuffer packet) {
                throw new UnsupportedOperationException("was never asked");
            }

            @Override
            void refused(String words) {
                throw new UnsupportedOperationException("was never asked");
            }

            @Override
            void ring() {
                throw new UnsupportedOperationException("is never armed");
            }
        };
    }
}
