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

/** Whoever gives something that is no target is told what it is instead, and what to do. */
class AdviceTest {

    @TempDir
    Path folder;

    private String file(String bytes) throws IOException {
        return Files.write(folder.resolve("given"), bytes.getBytes(StandardCharsets.ISO_8859_1))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE html> | found HTML or other markup at offset 0; a web page was saved in its place
            Not found       | found text at offset 0; this is no .torrent file
            {"ok":false}    | found JSON at offset 0; this is no .torrent file
            udp://t:1/      | found text at offset 0; for a list of targets, one a line, give -
            d8:announce     | found the end of the input at offset 11; the file is cut short: download it again
            d3:foo3:bare    | under the key info at offset 0; 'herald decode FILE' shows what it holds
            ''              | found the end of the input at offset 0; the file is empty: download it again
            """)
    void a_file_that_is_no_torrent(String bytes, String words) throws IOException {
        assertThat(herald("announce", file(bytes)).err()).contains(words);
    }

    @Test
    void a_packed_file() throws IOException {
        assertThat(herald("show", file("\u001f\u008b\b\0")).err()).contains("found gzip at offset 0; unpack it first");
        assertThat(herald("show", file("PK\u0003\u0004")).err())
                .contains("found a zip archive at offset 0; unpack it first");
        assertThat(herald("decode", file("\u001f\u008b\b\0")).err()).contains("at offset 0; unpack it first");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.torrent, no such file; check its name and folder",
        "123456789abcdef123456789abcdef12345678, an info-hash has 40 hex digits and this has 38",
        "tracker.example:6969/announce, a tracker's URL begins with",
        "tracker.example/announce, a tracker's URL begins with",
        "'', an empty word is no target",
    })
    void a_word_that_is_nothing(String word, String words) {
        assertThat(herald("announce", word).err()).contains(words);
    }

    @Test
    void a_link_without_end_is_not_repeated() {
        assertThat(herald("show", "magnet:?" + "a".repeat(100_000)).err())
                .hasSizeLessThan(400)
                .contains("a…: expected a parameter xt=");
    }

    @Test
    void scripts_get_the_same_message_as_ever() throws IOException {
        assertThat(herald("show", "--json", file("")).onlyJson().get("error.message"))
                .isEqualTo("expected a bencoded value, found the end of the input at offset 0");
    }
}
