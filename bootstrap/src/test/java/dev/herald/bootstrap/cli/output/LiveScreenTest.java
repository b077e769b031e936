package dev.herald.bootstrap.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveScreenTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicReference<TerminalSize> terminal = new AtomicReference<>(new TerminalSize(5, 10));
    private final LiveScreen screen = new LiveScreen(new DataStream(out), terminal::get);

    private String drawn(String... lines) {
        out.reset();
        screen.draw(room -> List.of(lines));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_next_picture_takes_the_place_of_the_last() {
        assertThat(drawn("a", "b")).isEqualTo("\u001b[?7l\r\u001b[Ka\n\u001b[Kb\n\u001b[J\u001b[?7h");
        assertThat(drawn("c")).isEqualTo("\u001b[?7l\u001b[2A\r\u001b[Kc\n\u001b[J\u001b[?7h");
        assertThat(drawn()).isEqualTo("\u001b[?7l\u001b[1A\r\u001b[K\n\u001b[J\u001b[1A\u001b[?7h");
        assertThat(drawn("d")).isEqualTo("\u001b[?7l\r\u001b[Kd\n\u001b[J\u001b[?7h");
    }

    @Test
    void the_picture_is_made_for_the_room_there_is_now() {
        AtomicReference<TerminalSize> room = new AtomicReference<>();
        screen.draw(now -> {
            room.set(now);
            return List.of();
        });
        assertThat(room).hasValue(new TerminalSize(4, 10));
    }

    @Test
    void lines_that_do_not_fit_are_counted() {
        assertThat(drawn("1", "2", "3", "4", "5", "6"))
                .endsWith("\r\u001b[K1\n\u001b[K2\n\u001b[K3\n\u001b[K… and 3 l…\n\u001b[J\u001b[?7h");
    }

    @Test
    void a_terminal_that_became_narrower_has_folded_the_last_picture() {
        assertThat(drawn("0123456789", "\u001b[1m012345\u001b[0m")).contains("0123456789\n");

        terminal.set(new TerminalSize(9, 4));

        assertThat(drawn("x")).startsWith("\u001b[?7l\u001b[5A");
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789, 10, 0123456789",
        "0123456789a, 10, 012345678…",
        "0123456789, 1, …",
        "'\u001b[1m012345\u001b[0m', 6, '\u001b[1m012345\u001b[0m'",
        "'\u001b[1m012345\u001b[0m', 4, '\u001b[1m012…\u001b[0m'",
        "'\u001b[1m01\u001b[0m234', 4, '\u001b[1m01\u001b[0m2…\u001b[0m'",
        "😀😀😀, 2, 😀…",
    })
    void a_line_is_cut_where_the_width_ends_and_colours_take_no_room(String line, int columns, String cut) {
        assertThat(CutLine.of(line, columns)).isEqualTo(cut);
    }
}
