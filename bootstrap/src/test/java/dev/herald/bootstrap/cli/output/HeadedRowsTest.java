package dev.herald.bootstrap.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeadedRowsTest {

    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;

    private static final CheckView CHECK =
            new CheckView("http://a.example/", "dead", List.of(), null, null, Map.of(), null, null, null, null, null);

    @Test
    void the_first_row_has_something_else_in_front_of_it_than_the_others() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HeadedRows rows = new HeadedRows(new DataStream(out), "heading\n", "-");

        rows.print("a");
        rows.print("b");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("heading\na\n-b\n");
    }

    @Test
    @Timeout(60)
    void no_row_overtakes_the_heading_whichever_thread_brings_it() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                PlainText text = new PlainText(new DataStream(out), complaint -> {}, Style.PLAIN);
                List<Future<?>> printing = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    printing.add(threads.submit(() -> {
                        together.await();
                        text.print(CHECK);
                        return null;
                    }));
                }
                for (Future<?> one : printing) {
                    one.get();
                }
                assertThat(out.toString(StandardCharsets.UTF_8).lines())
                        .hasSize(1 + THREADS)
                        .startsWith(CheckRow.HEADING);
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
