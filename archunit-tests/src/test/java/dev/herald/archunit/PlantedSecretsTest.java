package dev.herald.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.PlantedSecrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search through everything that tests print finds what it searches for. */
@EnabledOnOs(OS.LINUX) // where CI runs it
class PlantedSecretsTest {

    @TempDir
    Path reports;

    /** By names, because reports tell the parameters of tests: this one's own would be found. */
    static Stream<Named<String>> ways_to_tell() {
        String passkey = PlantedSecrets.PASSKEY;
        byte[] token = PlantedSecrets.TOKEN.getBytes(StandardCharsets.US_ASCII);
        byte[] login = (PlantedSecrets.USER + ":" + PlantedSecrets.PASSWORD).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Named.of("a passkey", passkey),
                Named.of("a token", PlantedSecrets.TOKEN),
                Named.of("a user", PlantedSecrets.USER),
                Named.of("a password", PlantedSecrets.PASSWORD),
                Named.of("in capitals", "GET /" + passkey.toUpperCase(Locale.ROOT) + "/announce"),
                Named.of("in hex", HexFormat.of().formatHex(token)),
                Named.of("as an authorization", "Basic " + Base64.getEncoder().encodeToString(login)));
    }

    @ParameterizedTest
    @MethodSource("ways_to_tell")
    void a_secret_that_was_told_is_found(String told) throws Exception {
        Files.writeString(reports.resolve("TEST-Harmless.xml"), "<testsuite/>");
        Files.writeString(reports.resolve("TEST-Chatty.xml"), "<system-out>so it is " + told + ", see</system-out>");

        assertThat(search()).isEqualTo(1);
    }

    @Test
    void what_is_no_secret_is_not_found() throws Exception {
        Files.writeString(reports.resolve("TEST-Harmless.xml"), "http://***@t/***/announce?passkey=***");

        assertThat(search()).isZero();
    }

    @Test
    void nothing_found_in_nothing_proves_nothing() throws Exception {
        assertThat(search()).isEqualTo(2);
    }

    private int search() throws Exception {
        Path script = House.standing().root().resolve(".ci/no-secret-was-told");
        Process process = new ProcessBuilder(List.of("bash", script.toString(), reports.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
