package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.tracker.Secret;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T8: files with a certificate of ours, as OpenSSL writes them, and what is said of those that hold none. */
class ClientCertificateTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain.pem", "rsa.pem", "ed25519.pem", "sealed.pem", "sealed.p12", "open.p12"})
    void a_certificate_and_its_key_are_read(String name) {
        Option<Secret> password = name.startsWith("sealed") ? Keys.PASSWORD : Option.none();

        ClientCertificate own = ClientCertificate.of(Keys.bytes(name), password);

        assertThat(own.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=Herald test client");
        assertThat(own.keyManagers()).hasSize(1);
        assertThat(own).hasToString("ClientCertificate[***]");
    }

    @ParameterizedTest
    @CsvSource({
        "certificate.pem, there is no private key in it",
        "key.pem, there is no certificate in it",
        "old.pem, openssl pkcs8 -topk8",
        "mixed.pem, is not the certificate's",
        "mixed-kinds.pem, is not the certificate's",
        "sealed.pem, is under a password",
        "sealed.p12, is under a password",
    })
    void what_is_missing_is_said(String name, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(Keys.bytes(name), Option.none()))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed.pem", "sealed.p12"})
    void a_wrong_password_is_called_so_and_not_repeated(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(Keys.bytes(name), Option.some(Secret.of("not-it-at-all"))))
                .withMessageContaining("the password does not open")
                .satisfies(said -> assertThat(said.toString()).doesNotContain("not-it-at-all"));
    }

    @Test
    void every_beginning_of_a_file_is_refused_in_words() {
        for (String name : List.of("plain.pem", "sealed.pem", "sealed.p12", "rsa.pem")) {
            byte[] whole = Keys.bytes(name);
            for (int length = 0; length < whole.length - 40; length += 7) {
                byte[] torn = Arrays.copyOf(whole, length);
                assertThatIllegalArgumentException()
                        .as("%s, %s bytes", name, length)
                        .isThrownBy(() -> ClientCertificate.of(torn, Keys.PASSWORD));
            }
        }
    }

    @Test
    void a_certificate_may_stand_anywhere_among_those_of_others() {
        byte[] file = (text("mixed.pem")
                        + text("certificate.pem")
                        + text("ed25519.pem").replaceFirst("(?s).*END PRIVATE KEY-----\n", ""))
                .getBytes(StandardCharsets.US_ASCII);

        ClientCertificate own = ClientCertificate.of(file, Option.none());

        assertThat(own.certificate()).isEqualTo(Keys.own("plain.pem").certificate());
        assertThat(own.keyManagers()).hasSize(1);
    }

    private static String text(String name) {
        return new String(Keys.bytes(name), StandardCharsets.US_ASCII);
    }

    @Test
    void garbage_between_the_lines_is_refused_in_words() {
        byte[] garbage = text("plain.pem").replace("MI", "!!").getBytes(StandardCharsets.US_ASCII);

        assertThatIllegalArgumentException().isThrownBy(() -> ClientCertificate.of(garbage, Option.none()));
    }

    @Test
    void a_file_is_named_with_what_is_wrong_with_it(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("own.pem"), Keys.bytes("certificate.pem"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.read(file, Option.none()))
                .withMessageStartingWith(file + ": there is no private key in it");
        assertThatThrownBy(() -> ClientCertificate.read(folder.resolve("missing"), Option.none()))
                .isInstanceOf(UncheckedIOException.class);
    }
}
