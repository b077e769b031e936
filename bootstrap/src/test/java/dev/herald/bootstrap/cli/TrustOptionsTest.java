package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.bootstrap.cli.CommandRun.with;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.network.KeyPin;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.ShownCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T8 on the command line: --ca, --pin and --client-cert. */
class TrustOptionsTest {

    private static final String RIGHT =
            KeyPin.of(LoopbackTls.LOOPBACK.certificate()).toString();
    private static final String WRONG =
            KeyPin.of(LoopbackTls.EXPIRED.certificate()).toString();

    @TempDir
    private Path folder;

    private final ShownCertificates shown = ShownCertificates.takingAny();
    private ScriptedHttpTracker tracker;
    private String ca;

    @BeforeEach
    void open() throws IOException {
        SSLParameters asking = new SSLParameters();
        asking.setWantClientAuth(true);
        tracker = ScriptedHttpTracker.openTls(
                LoopbackTls.LOOPBACK.server(shown), asking, always(HttpReply.ok("d8:intervali1800e5:peers0:e")));
        ca = file("ca.pem", LoopbackTls.LOOPBACK.pem());
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String url() {
        return tracker.url().reveal();
    }

    // ---- what they do

    @Test
    void an_authority_of_ones_own_is_believed_beside_those_of_java() throws IOException {
        String other = file("other.pem", LoopbackTls.OTHER_NAME.pem());

        assertThat(herald("announce", "--ca", ca, url()).code()).isZero();
        assertThat(herald("announce", "--ca", other, "--ca", ca, url()).code()).isZero();
        assertThat(herald("announce", "--ca", other, url()).all()).contains("signed by itself");
    }

    @Test
    void a_pinned_key_has_to_be_shown_by_the_host_it_is_pinned_for() {
        assertThat(herald("announce", "--ca", ca, "--pin", "127.0.0.1=" + RIGHT, url())
                        .code())
                .isZero();
        assertThat(herald("announce", "--ca", ca, "--pin", "localhost=" + WRONG, url())
                        .code())
                .isZero();

        CommandRun betrayed = herald("announce", "--ca", ca, "--pin", "127.0.0.1=" + WRONG, url());
        assertThat(betrayed.code()).isEqualTo(3);
        assertThat(betrayed.all()).contains("the certificate's key is not one that is pinned: it is " + RIGHT);
        assertThat(herald("announce", "--insecure", "--pin", "127.0.0.1=" + WRONG, url())
                        .code())
                .isEqualTo(3);
        assertThat(herald("announce", "--insecure", "--pin", "127.0.0.1=" + RIGHT, url())
                        .code())
                .isZero();
    }

    @Test
    void one_of_the_pins_of_a_host_is_enough() {
        assertThat(herald("announce", "--ca", ca, "--pin", "127.0.0.1=" + WRONG, "--pin", "127.0.0.1=" + RIGHT, url())
                        .code())
                .isZero();
    }

    @Test
    void explain_tells_the_key_to_pin_and_what_to_do_where_another_one_is_shown() {
        CommandRun good = herald("explain", "--ca", ca, url());
        CommandRun bad = herald("explain", "--ca", ca, "--pin", "127.0.0.1=" + WRONG, url());

        assertThat(good.out().replaceAll("\\s+", " ")).contains("its key " + RIGHT);
        assertThat(bad.out().replaceAll("\\s+", " "))
                .contains(
                        "failed while securing the connection: the certificate's key is not one that is pinned: it is "
                                + RIGHT)
                .contains("mend --pin only if it is the tracker's");
    }

    @Test
    void explain_says_that_a_certificate_is_missing() {
        SSLParameters insisting = new SSLParameters();
        insisting.setNeedClientAuth(true);
        try (ScriptedHttpTracker strict = ScriptedHttpTracker.openTls(
                LoopbackTls.LOOPBACK.server(shown), insisting, always(HttpReply.ok("d8:intervali1800e5:peers0:e")))) {
            CommandRun nameless = herald("explain", "--ca", ca, strict.url().reveal());

            assertThat(nameless.code()).isEqualTo(3);
            assertThat(nameless.out().replaceAll("\\s+", " "))
                    .contains("the other side wants a certificate of ours")
                    .contains("--client-cert HOST=FILE");
        }
    }

    @Test
    void a_certificate_of_ours_is_shown_to_the_host_it_is_for() throws IOException {
        String own = file("own.pem", LoopbackTls.CLIENT.pem() + LoopbackTls.CLIENT.keyPem());

        assertThat(herald("announce", "--ca", ca, "--client-cert", "localhost=" + own, url())
                        .code())
                .isZero();
        assertThat(shown.shown()).isEmpty();
        assertThat(herald("announce", "--ca", ca, "--client-cert", "127.0.0.1=" + own, url())
                        .code())
                .isZero();
        assertThat(shown.shown()).contains(LoopbackTls.CLIENT.certificate());
    }

    @Test
    void its_password_comes_from_the_environment_or_a_file() throws IOException {
        String own = Files.write(folder.resolve("own.p12"), LoopbackTls.CLIENT.pkcs12())
                .toString();
        String right = file("password", LoopbackTls.PASSWORD + "\n");
        String wrong = file("wrong", "not-it-at-all\n");
        String[] announce = {"announce", "--ca", ca, "--client-cert", "127.0.0.1=" + own, url()};

        assertThat(with("").having(TrustOptions.PASSWORD, LoopbackTls.PASSWORD)
                        .herald(announce)
                        .code())
                .isZero();
        assertThat(herald(
                                "announce",
                                "--ca",
                                ca,
                                "--client-cert",
                                "127.0.0.1=" + own,
                                "--client-cert-password",
                                right,
                                url())
                        .code())
                .isZero();
        assertThat(herald(announce).err()).contains(own + ": it is under a password, and none is given");
        CommandRun mistaken = herald(
                "announce", "--ca", ca, "--client-cert", "127.0.0.1=" + own, "--client-cert-password", wrong, url());
        assertThat(mistaken.code()).isEqualTo(2);
        assertThat(mistaken.err()).contains(own + ": the password does not open it");
        assertThat(mistaken.all()).doesNotContain("not-it-at-all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "scrape", "check", "explain"})
    void every_verb_that_asks_trackers_knows_them(String verb) {
        CommandRun run = herald(verb, "--ca", ca, "--pin", "127.0.0.1=" + WRONG, url());

        assertThat(run.code()).isEqualTo(3);
        assertThat(tracker.requests()).isEmpty();
    }

    // ---- what they refuse

    @ParameterizedTest
    @ValueSource(strings = {"announce", "scrape", "watch", "check", "explain"})
    void no_verb_begins_where_a_file_is_of_no_use(String verb) {
        CommandRun run = with("").onATerminal().herald(verb, "--ca", "missing.pem", url());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("herald: missing.pem: no such file\nSee 'herald " + verb + " --help'.\n");
    }

    @Test
    void a_file_that_is_missing_or_of_no_use_is_named_with_the_reason() throws IOException {
        String missing = folder.resolve("missing.pem").toString();
        String nonsense = file("nonsense.pem", "nonsense");
        String expired = file("expired.pem", LoopbackTls.EXPIRED.pem());
        String early = file("early.pem", LoopbackTls.NOT_YET.pem());
        String keyless = file("keyless.pem", LoopbackTls.CLIENT.pem());
        String late = file("late.pem", LoopbackTls.EXPIRED.pem() + LoopbackTls.EXPIRED.keyPem());

        refused("--ca", missing, missing + ": no such file");
        refused("--ca", folder.toString(), folder + ": is a directory");
        refused("--ca", nonsense, nonsense + ": there are no certificates in it; name the PEM or DER file");
        refused("--ca", expired, expired + ": its certificate has expired: it was valid until 2021-01-01; ask for");
        refused(
                "--ca",
                early,
                early + ": its certificate is not valid yet: it will be from 2120-01-01; check your clock");
        refused("--client-cert", "localhost=" + missing, missing + ": no such file");
        refused("--client-cert", "localhost=" + keyless, keyless + ": there is no private key in it: add it");
        refused("--client-cert", "localhost=" + nonsense, nonsense + ": it is neither PEM nor PKCS#12");
        refused("--client-cert", "localhost=" + late, late + ": its certificate has expired");
    }

    @Test
    void an_authority_of_many_may_have_expired() throws IOException {
        String bundle = file("bundle.pem", LoopbackTls.EXPIRED.pem() + LoopbackTls.LOOPBACK.pem());

        assertThat(herald("announce", "--ca", bundle, url()).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "localhost",
                "localhost=",
                "localhost=sha256/short",
                "=sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "*.example.org=sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM=",
                "https://a.example/=sha256/bSWWg3/k4JSMqu8zSpHbEix1z3lxgjbX4xIl1/pAFPM="
            })
    void what_is_no_pin_of_a_host_is_wrong_usage(String value) {
        refused("--pin", value, "--pin");
    }

    private void refused(String option, String value, String words) {
        CommandRun run = herald("announce", option, value, url());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(tracker.requests()).isEmpty();
    }
}
