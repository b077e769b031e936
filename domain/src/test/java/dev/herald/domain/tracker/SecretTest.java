package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {

    @Test
    void a_secret_prints_as_none_wherever_it_ends_up() {
        Secret secret = Secret.of("opensesame");

        assertThat(secret).hasToString("***");
        assertThat(TrackerUrl.of("http://me:opensesame@t/").userInfo().toString())
                .doesNotContain("opensesame");
        assertThat(String.format("%s", secret)).isEqualTo("***");
        assertThat(secret.reveal()).isEqualTo("opensesame");
        assertThat(secret).isEqualTo(Secret.of("opensesame")).isNotEqualTo(Secret.of("else"));
    }

    @Test
    void a_short_secret_tears_no_holes_into_innocent_words() {
        assertThat(Secret.of("e").hideIn("he sees me")).isEqualTo("he sees me");
        assertThat(Secret.of("sesame").hideIn("open sesame")).isEqualTo("open ***");
    }

    @ParameterizedTest
    @CsvSource({
        "gertrude opensesame: unknown passkey 0123456789abcdef0123456789abcdef in announce,"
                + " *** ***: unknown passkey *** in announce",
        "the key f00dfeedf00d is banned, the key *** is banned",
        "no such torrent, no such torrent",
        "pass word and pass%20word, *** and ***",
    })
    void a_tracker_does_not_get_to_repeat_our_secrets(String said, String shown) {
        TrackerUrl tracker = TrackerUrl.of("udp://gertrude:opensesame@t:80/0123456789abcdef0123456789abcdef/announce"
                + "?passkey=f00dfeedf00d&token=pass%20word");

        assertThat(tracker.hideSecretsIn(said)).isEqualTo(shown);
    }
}
