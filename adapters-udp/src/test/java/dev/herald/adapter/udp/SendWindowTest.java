package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendWindowTest {

    private final SendWindow window = new SendWindow(256);

    @Test
    void begins_with_thirty_two() {
        assertThat(fill()).isEqualTo(32);
    }

    @Test
    void grows_with_each_answer_until_something_is_lost() {
        fill();

        for (int i = 0; i < 10; i++) {
            window.answered();
            window.sent();
        }

        assertThat(window.size()).isEqualTo(42);
    }

    @Test
    void never_grows_beyond_the_most() {
        for (int round = 0; round < 10; round++) {
            fill();
            for (int i = window.onTheirWay() / 3; i > 0; i--) {
                window.answered();
            }
        }

        assertThat(window.size()).isEqualTo(256);
    }

    @Test
    void does_not_grow_while_it_is_not_used_up() {
        for (int i = 0; i < 1_000; i++) {
            window.sent();
            window.answered();
        }

        assertThat(window.size()).isEqualTo(32);
    }

    @Test
    void is_halved_once_for_what_was_lost_together_and_then_grows_slowly() {
        fill();
        for (int i = 0; i < 32; i++) {
            window.answered();
            window.sent();
            window.sent();
        }
        assertThat(window.size()).isEqualTo(64);

        for (int i = 0; i < 20; i++) {
            window.lost(100, 200);
        }
        assertThat(window.size()).isEqualTo(32);

        fill();
        for (int i = 0; i < 32; i++) {
            window.answered();
            window.sent();
        }
        assertThat(window.size()).isBetween(32, 33);
    }

    @Test
    void is_halved_again_for_what_was_sent_after_the_last_time() {
        fill();
        window.lost(100, 200);
        window.lost(150, 300);
        assertThat(window.size()).isEqualTo(16);
        window.answered();
        window.lost(201, 400);
        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void shrinks_to_one_while_nothing_is_answered_and_recovers_with_an_answer() {
        fill();
        for (int time = 1; time < 6; time++) {
            window.lost(2 * time, 2 * time + 1);
        }
        assertThat(window.size()).isEqualTo(1);

        window.answered();

        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void a_small_limit_holds_from_the_beginning() {
        SendWindow narrow = new SendWindow(1);

        assertThat(narrow.hasRoom()).isTrue();
        narrow.sent();
        assertThat(narrow.hasRoom()).isFalse();
        narrow.lost(1, 2);
        assertThat(narrow.hasRoom()).isTrue();
    }

    private int fill() {
        int sent = 0;
        while (window.hasRoom()) {
            window.sent();
            sent++;
        }
        return sent;
    }
}
