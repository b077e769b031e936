package dev.herald.application.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    private static final class Thing extends Heap.Item {
        private Thing(long key, int tie) {
            rank(key, tie);
        }
    }

    private final Heap<Thing> heap = new Heap<>();

    private List<Thing> emptied() {
        List<Thing> order = new ArrayList<>();
        for (Thing next = heap.poll(); next != null; next = heap.poll()) {
            order.add(next);
        }
        return order;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_leaves_from_the_middle_the_rest_comes_in_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Thing thing = new Thing(random.nextInt(60), i);
            things.add(thing);
            heap.add(thing);
        }
        List<Thing> gone =
                things.stream().filter(thing -> random.nextInt(3) == 0).toList();
        gone.forEach(heap::remove);
        things.removeAll(gone);

        assertThat(heap.size()).isEqualTo(things.size());
        things.sort(Comparator.comparingLong(Thing::key));
        assertThat(emptied()).containsExactlyElementsOf(things);
        assertThat(gone).noneMatch(Heap.Item::isInHeap);
    }

    @Test
    void of_equals_the_first_to_come_goes_first_even_when_the_numbers_wrap_around() {
        Thing first = new Thing(7, Integer.MAX_VALUE);
        Thing second = new Thing(7, Integer.MIN_VALUE);
        heap.add(second);
        heap.add(first);

        assertThat(emptied()).containsExactly(first, second);
    }
}
