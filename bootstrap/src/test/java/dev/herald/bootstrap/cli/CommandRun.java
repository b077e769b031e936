package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.cli.output.DataStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One run of the command, in this process. */
record CommandRun(int code, String out, String err) {

    /** A run of {@code herald} with these arguments and nothing on standard input. */
    static CommandRun herald(String... arguments) {
        return with("").herald(arguments);
    }

    /** The world around the run. */
    static World with(String input) {
        return with(input.getBytes(StandardCharsets.UTF_8));
    }

    static World with(byte[] input) {
        return new World(new ByteArrayInputStream(input), false, Map.of());
    }

    static World with(InputStream input) {
        return new World(input, false, Map.of());
    }

    record World(InputStream in, boolean isTerminal, Map<String, String> environment) {

        World onATerminal() {
            return new World(in, true, environment);
        }

        World having(String name, String value) {
            return new World(in, isTerminal, Map.of(name, value));
        }

        CommandRun herald(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Console console = new Console(
                    in,
                    new DataStream(out),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    isTerminal,
                    isTerminal,
                    environment,
                    interrupt -> {});
            int code = HeraldCommand.run(console, arguments);
            return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    /** Every line of the output as JSON. */
    List<Json> json() {
        return out.lines().map(Json::parse).toList();
    }

    /** The only line of the output as JSON. */
    Json onlyJson() {
        assertThat(out.lines()).hasSize(1);
        return Json.parse(out);
    }

    /** Everything it printed. */
    String all() {
        return out + err;
    }
}
