package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeVerbTest {

    @TempDir
    Path folder;

    private static CommandRun decode(String input, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "decode";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = "-";
        return CommandRun.with(input.getBytes(StandardCharsets.ISO_8859_1)).herald(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "i0e 0",
                "i-3e -3",
                "i9223372036854775807e 9223372036854775807",
                "i-9223372036854775808e -9223372036854775808",
                "i9223372036854775808e \"9223372036854775808\"",
                "i18446744073709551616e \"18446744073709551616\"",
                "0: \"\"",
                "4:spam \"spam\"",
                "le []",
                "de {}",
                "d3:cow3:moo4:spam4:eggse {\"cow\":\"moo\",\"spam\":\"eggs\"}",
                "d2:aa1:x1:b1:ye {\"aa\":\"x\",\"b\":\"y\"}",
            })
    void BENC_vectors_that_are_canonical(String input, String value) {
        for (CommandRun run : new CommandRun[] {decode(input, "--json"), decode(input, "--json", "--strict")}) {
            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .isEqualTo(
                            "{\"kind\":\"bencode\",\"schema\":1,\"source\":\"-\",\"outcome\":\"ok\",\"canonical\":true,"
                                    + "\"value\":" + value + "}\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "00: \"\"",
                "01:a \"a\"",
                "d1:b1:x1:a1:ye {\"b\":\"x\",\"a\":\"y\"}",
                "d1:a1:x1:a1:ye {\"a\":\"x\"}",
                "leX []",
            })
    void BENC_vectors_that_only_lenient_reading_accepts(String input, String value) {
        CommandRun lenient = decode(input, "--json");
        CommandRun strict = decode(input, "--json", "--strict");

        assertThat(lenient.code()).isZero();
        assertThat(lenient.out()).contains("\"canonical\":false,\"value\":" + value + "}");
        assertThat(strict.code()).isEqualTo(2);
        assertThat(strict.onlyJson().names()).containsExactly("kind", "schema", "source", "outcome", "error");
        assertThat(strict.onlyJson().get("error.offset")).isInstanceOf(Long.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ie",
                "i-e",
                "i+1e",
                "i 1e",
                "i1",
                "i1.0e",
                "5:spam",
                "-1:a",
                "4294967296:x",
                "99999999999999999999:x",
                "di1e1:ae",
                "d1:ae",
                "d1:a",
                "l",
                ""
            })
    void BENC_vectors_that_nobody_accepts(String input) {
        for (CommandRun run : new CommandRun[] {decode(input, "--json"), decode(input, "--json", "--strict")}) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.onlyJson().get("outcome")).isEqualTo("error");
            assertThat(run.onlyJson().get("error.offset")).isInstanceOf(Long.class);
            assertThat(run.onlyJson().get("error.message").toString()).isNotBlank();
        }
    }

    @Test
    void an_error_names_its_offset() {
        assertThat(decode("d1:ai1e1:b6:spame", "--json").onlyJson().get("error.offset"))
                .isEqualTo(10L);
        assertThat(decode("d1:ai1e1:b6:spame").err())
                .startsWith("herald: -: expected ")
                .contains("at offset 10");
    }

    @Test
    void BENC_12_a_million_open_lists_are_an_error_and_no_crash() {
        CommandRun run = decode("l".repeat(1_000_000), "--json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.onlyJson().get("outcome")).isEqualTo("error");
    }

    @Test
    void deep_files_are_printed_without_a_deep_stack() {
        int depth = 90_000;
        CommandRun line = decode("l".repeat(depth) + "e".repeat(depth), "--json");
        CommandRun pretty = decode("l".repeat(depth) + "e".repeat(depth));

        assertThat(line.code()).isZero();
        assertThat(line.out()).endsWith("]".repeat(depth) + "}\n");
        assertThat(pretty.code()).isZero();
        assertThat(pretty.out().length()).isLessThan(200 * depth);
    }

    @Test
    void BENC_2_bytes_that_are_no_text_are_written_in_hex() {
        CommandRun run = decode("d1:a2:\u00c3\u00bc1:b2:\u00ff\u00002:\u00fe\u00ffi1e4:hex:i2ee", "--json");

        assertThat(run.onlyJson().get("value.a")).isEqualTo("ü");
        assertThat(run.onlyJson().get("value.b.hex")).isEqualTo("ff00");
        assertThat(run.onlyJson().get("value.hex:feff")).isEqualTo(1L);
        assertThat(run.onlyJson().get("value.hex:6865783a")).isEqualTo(2L);
    }

    @Test
    void control_characters_reach_no_terminal_but_parse_as_what_they_are() {
        CommandRun run = decode("l4:\u001b[2J2:\u00c2\u009be", "--json");

        assertThat(run.out()).doesNotContain("\u001b", "\u009b");
        assertThat(run.onlyJson().get("value")).isEqualTo(java.util.List.of("\u001b[2J", "\u009b"));
    }

    @Test
    void people_get_indented_json() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "d1:ali1ei2ee1:b1:ce");

        CommandRun run = herald("decode", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                {
                  "a" : [
                    1,
                    2
                  ],
                  "b" : "c"
                }
                """);
    }

    @Test
    void what_cannot_be_read_does_not_stop_the_others() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "i1e");
        Path missing = folder.resolve("missing");

        CommandRun run = herald("decode", "--json", missing.toString(), folder.toString(), file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().stream().map(line -> line.get("outcome"))).containsExactly("error", "error", "ok");
        assertThat(run.json().get(0).get("error.message")).isEqualTo("no such file");
        assertThat(run.json().get(2).get("source")).isEqualTo(file.toString());
    }

    @Test
    void trackers_inside_are_masked() {
        String url = "http://u:p@t/0123456789abcdef0123456789abcdef/announce";
        String input = "d8:announce" + url.length() + ":" + url + "e";

        assertThat(decode(input).out()).contains("http://***@t/***/announce");
        assertThat(decode(input, "--show-secrets").out()).contains(url);
    }
}
