package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7469: what a pin is, and what is none. */
class KeyPinTest {

    private static final String KEY = "sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=";

    @Test
    void HTTP_T8_a_pin_is_the_sha_256_of_a_key_as_openssl_computes_it() {
        assertThat(KeyPin.of(Keys.own("plain.pem").certificate())).isEqualTo(KeyPin.of(KEY));
        assertThat(KeyPin.of(KEY)).hasToString(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256/",
                "sha1/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM",
                "sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPN=",
                "sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFA==",
                "sha256/ bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "sha256/6d2596837fe4e0948caaef334a91db122c75cf79718236d7e31225d7fa4014f3"
            })
    void HTTP_T8_anything_else_is_no_pin(String text) {
        assertThat(KeyPin.parse(text).isLeft()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> KeyPin.of(text));
    }
}
