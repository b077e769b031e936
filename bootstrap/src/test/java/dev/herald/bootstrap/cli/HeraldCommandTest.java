package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.cli.output.DataStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeraldCommandTest {

    @Test
    void without_a_verb_it_says_what_there_is_and_fails() {
        CommandRun run = herald();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("announce", "scrape", "show", "decode", "demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", "nonsense"})
    void verbs_that_do_not_exist_are_wrong_usage(String verb) {
        CommandRun run = herald(verb, "http://t/announce");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(verb).contains("--help");
        assertThat(herald("--help").out()).doesNotContain(verb);
    }

    @Test
    void a_verb_that_is_nearly_one_is_guessed() {
        assertThat(herald("anounce", "x").err())
                .startsWith("herald: there is no verb 'anounce'\nherald: did you mean 'herald announce'?\n");
        assertThat(herald("manual", "chekc").err())
                .contains("there is no verb 'chekc'; did you mean 'herald manual check'?");
        assertThat(herald("frobnicate").err()).contains("no verb").doesNotContain("did you mean");
    }

    @Test
    void help_is_a_word_too() {
        assertThat(herald("help").out()).isEqualTo(herald("--help").out());
        assertThat(herald("help", "check").out())
                .isEqualTo(herald("check", "--help").out());
        assertThat(herald("help", "chekc").err()).contains("did you mean 'herald check'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "scrape", "check", "explain", "show", "decode", "demo"})
    void every_verb_explains_itself(String verb) {
        CommandRun run = herald(verb, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: herald " + verb).contains("--json");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announce",
                "scrape",
                "check",
                "explain",
                "show",
                "decode",
                "demo",
                "watch",
                "completion",
                "manual"
            })
    void every_verb_has_examples_of_itself(String verb) {
        String help = herald(verb, "--help").out();

        assertThat(help).contains("Examples:\n");
        assertThat(help.substring(help.indexOf("Examples:")).lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains("herald " + verb));
    }

    @ParameterizedTest
    @CsvSource({
        "announce, --bogus, there is no option --bogus",
        "scrape, --merged, did you mean '--merge'?",
        "announce, --numwnat=3, did you mean '--numwant'?",
        "check, --formt=list, did you mean '--format'?",
    })
    void an_option_that_does_not_exist_is_what_is_wrong_and_others_are_named(String verb, String option, String words) {
        CommandRun run = herald(verb, option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no option " + option.replaceFirst("=.*", ""))
                .contains(words)
                .doesNotContain("TARGET");
    }

    @Test
    void it_knows_its_version() {
        CommandRun run = herald("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("herald ").contains("java " + System.getProperty("java.version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announce",
                "announce|--port=0|http://t/announce",
                "announce|--port=65536|http://t/announce",
                "announce|--left=-1|http://t/announce",
                "announce|--numwant=many|http://t/announce",
                "announce|--key=xyz|http://t/announce",
                "announce|--peer-id=short|http://t/announce",
                "announce|--tracker-id=abc|http://t/announce",
                "announce|--event=paid|http://t/announce",
                "announce|--policy=some|http://t/announce",
                "announce|--timeout=0|http://t/announce",
                "announce|--timeout=25h|http://t/announce",
                "announce|--ip=a b|http://t/announce",
                "announce|--bind=1.2.3|http://t/announce",
                "announce|--proxy=ftp://t|http://t/announce",
                "announce|--user-agent=ü|http://t/announce",
                "announce|--info-hash=12|http://t/announce",
                "announce|--tracker=nonsense|http://t/announce",
                "announce|-46|http://t/announce",
                "scrape|--no-stop|http://t/announce",
                "show|--unknown|http://t/announce",
                "decode",
            })
    void wrong_usage_is_told_on_standard_error_and_costs_nothing(String line) {
        CommandRun run = herald(line.split("\\|", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("herald: ").contains("--help");
    }

    private static CommandRun withBug(String... arguments) {
        return CommandRun.with(new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("at http://u:sesame@t/0123456789abcdef0123/announce");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return read();
                    }
                })
                .herald(arguments);
    }

    @Test
    void a_bug_is_called_a_bug() {
        CommandRun run = withBug("show", "-");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bug in herald", "IllegalStateException", "--debug");
        assertThat(run.err()).doesNotContain("\tat ", "    at ");
    }

    @Test
    void a_bug_says_where_it_is_to_those_who_ask_and_keeps_secrets() {
        CommandRun run = withBug("show", "--debug", "-");

        assertThat(run.code()).isEqualTo(70);
        assertThat(run.err()).contains("    at dev.herald.bootstrap.cli").contains("http://***@t/***/announce");
        assertThat(run.err()).doesNotContain("sesame", "0123456789abcdef0123");
    }

    @Test
    void colours_are_for_terminals_and_not_for_those_who_want_none() {
        String[] show = {"show", "http://t/announce"};

        assertThat(herald(show).out()).doesNotContain("\u001b");
        assertThat(CommandRun.with("").onATerminal().herald(show).out()).contains("\u001b[");
        assertThat(CommandRun.with("")
                        .onATerminal()
                        .having("NO_COLOR", "1")
                        .herald(show)
                        .out())
                .doesNotContain("\u001b");
        assertThat(CommandRun.with("")
                        .onATerminal()
                        .herald("show", "--json", "http://t/announce")
                        .out())
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 141", "No space left on device, 1"})
    void output_that_nobody_takes_ends_the_run(String reason, int code) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        Console console = new Console(
                InputStream.nullInputStream(),
                new DataStream(closed),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                interrupt -> {});

        assertThat(HeraldCommand.run(console, "show", "http://t/announce", "http://u/announce"))
                .isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8).isEmpty()).isEqualTo(code == 141);
    }
}
