package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T8: what is said of a host holds at that host, and nowhere else. */
class CertificateTrustTest {

    private static final X509Certificate SOME = Keys.own("plain.pem").certificate();
    private static final CertificateTrust THERE = CertificateTrust.onlyOf(List.of(SOME));

    @ParameterizedTest
    @CsvSource({
        "tracker.example.org, tracker.example.org",
        "Tracker.Example.ORG, tracker.example.org",
        "tracker.example.org, TRACKER.EXAMPLE.ORG",
        "tracker.example.org., tracker.example.org",
        "tracker.example.org, tracker.example.org.",
        "bücher.example, xn--bcher-kva.example",
        "192.0.2.7, 192.0.2.7",
        "[2001:db8:0::7], 2001:db8::7",
        "2001:db8::7, 2001:db8::7",
    })
    void a_host_is_the_same_however_it_is_written(String said, String asked) {
        assertThat(CertificateTrust.system().at(said, THERE).towards(asked)).isSameAs(THERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "a.tracker.example.org",
                "tracker.example.org.evil.example",
                "xtracker.example.org"
            })
    void no_other_host_is_meant(String other) {
        CertificateTrust trust = CertificateTrust.system().at("tracker.example.org", THERE);

        assertThat(trust.towards(other)).isSameAs(trust);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.example.org",
                "https://a.example",
                "a.example/b",
                "a.example:443",
                "user@a.example",
                "a b"
            })
    void what_is_no_host_is_not_taken_for_one(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateTrust.system().at(host, THERE));
    }

    @Test
    void nobody_at_all_cannot_be_trusted_alone() {
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateTrust.onlyOf(List.of()));
    }

    @Test
    void trusts_that_say_the_same_are_the_same() {
        KeyPin pin = KeyPin.of(SOME);
        CertificateTrust one = THERE.pinnedTo(List.of(pin)).at("a.example", THERE);
        CertificateTrust other =
                CertificateTrust.onlyOf(List.of(SOME)).pinnedTo(List.of(pin)).at("A.example", THERE);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(THERE).isNotEqualTo(other.pinnedTo(List.of()));
        assertThat(NetworkScope.anywhere().insecure())
                .isEqualTo(NetworkScope.anywhere().insecure());
    }

    @Test
    void the_last_word_about_a_host_holds() {
        CertificateTrust other = CertificateTrust.alsoOf(List.of(SOME));
        CertificateTrust trust = CertificateTrust.system()
                .at("a.example", THERE)
                .at("b.example", THERE)
                .at("A.example", other);

        assertThat(trust.towards("a.example")).isSameAs(other);
        assertThat(trust.towards("b.example")).isSameAs(THERE);
    }

    @Test
    void what_is_secret_is_not_printed() {
        CertificateTrust trust = CertificateTrust.system()
                .pinnedTo(List.of(KeyPin.of(SOME)))
                .showing(Keys.own("plain.pem"))
                .at("hidden.example", THERE);

        assertThat(trust).hasToString("CertificateTrust[0 own authorities, 1 pins, a certificate of ours, 1 hosts]");
        assertThat(NetworkScope.anywhere().withTrust(trust).toString()).doesNotContain("hidden", "Herald test client");
    }
}
