package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompletionVerbTest {

    private static final List<String> VERBS =
            List.of("announce", "scrape", "check", "explain", "show", "decode", "demo");

    @TempDir
    private Path folder;

    /** What bash offers behind these words, the last of which is being typed. */
    private List<String> offered(String... words) throws Exception {
        Path script = folder.resolve("herald.bash");
        Files.writeString(script, CommandRun.herald("completion", "bash").out());
        Path asked = folder.resolve("asked.bash");
        Files.writeString(
                asked,
                "source " + script + "\nCOMP_WORDS=(herald " + String.join(" ", words) + ")\nCOMP_CWORD=" + words.length
                        + "\n_herald\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process bash = new ProcessBuilder("bash", "--norc", asked.toString())
                .directory(new File(folder.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.lines().filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ann, announce",
                "announce --nu, --numwant",
                "announce --event st, started stopped",
                "check --format '', table list",
                "completion '', --help bash zsh fish",
                "scrape he, herald.bash",
                "check --html he, herald.bash",
            })
    void bash_offers_what_fits(String line, String offers) throws Exception {
        assertThat(offered(line.split(" ", -1)))
                .containsAll(List.of(offers.split(" ", -1)).stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @Test
    void bash_offers_nothing_where_only_the_person_knows() throws Exception {
        assertThat(offered("announce", "--port", "''")).isEmpty();
        assertThat(offered("announce", "--event", "st")).containsExactly("started", "stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_shell_is_told_of_every_verb_and_its_options(String shell) {
        CommandRun run = CommandRun.herald("completion", shell);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(VERBS).contains("numwant", "hashes", "html", "started", "bep12");
    }

    @Test
    void a_shell_nobody_knows_is_wrong_usage() {
        assertThat(CommandRun.herald("completion", "csh").code()).isEqualTo(2);
        assertThat(CommandRun.herald("completion", "csh").err()).contains("expected bash, zsh or fish");
        assertThat(CommandRun.herald("completion").code()).isEqualTo(2);
    }

    @Test
    void the_manual_says_what_the_help_says() {
        CommandRun run = CommandRun.herald("manual", "check");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(".TH HERALD-CHECK 1 ")
                .contains(".SH NAME\nherald\\-check \\- ", ".SH SYNOPSIS", ".SH EXAMPLES")
                .contains(".TP\n\\fB\\-\\-trackers\\fR=\\fIFILE\\fR\n")
                .contains("lines that begin with # are left out");
        assertThat(run.out().lines()).noneMatch(line -> line.startsWith("'"));
    }

    @Test
    void the_manual_of_the_whole_names_every_verb() {
        assertThat(CommandRun.herald("manual").out())
                .contains(VERBS)
                .contains(".SH VERBS", "Exit codes", "\\fBherald\\-check\\fR(1)");
    }

    @Test
    void the_manual_of_what_does_not_exist_is_wrong_usage() {
        assertThat(CommandRun.herald("manual", "nonsense").code()).isEqualTo(2);
    }
}
