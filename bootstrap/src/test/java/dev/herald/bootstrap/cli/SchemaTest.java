package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.Spoofs;
import dev.herald.testkit.udp.UdpTrackerScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --json} prints is what {@code docs/schemas} promises, and not a field more. */
@Timeout(60)
class SchemaTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "schemas");
    private static final String HASH = "123456789abcdef123456789abcdef123456789a";
    private static final String MAGNET = "magnet:?xt=urn:btih:" + HASH + "&dn=a&tr=http://t.example/announce";

    private final ValidatorFactory validators = new ValidatorFactory();

    /** The schema of a kind, made strict: fields it does not describe are mistakes. */
    private static String schema(String kind) throws IOException {
        String text = Files.readString(SCHEMAS.resolve(kind + ".schema.json"));
        assertThat(text).contains("\"additionalProperties\": true");
        return text.replace("\"additionalProperties\": true", "\"additionalProperties\": false");
    }

    private Validator.Result validate(String kind, String line) throws IOException {
        return validators.validate(schema(kind), line);
    }

    private void hold(CommandRun run, String... kinds) throws IOException {
        List<String> lines = run.out().lines().toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            String kind = String.valueOf(Json.parse(line).get("kind"));
            assertThat(kind).isIn((Object[]) kinds);
            Validator.Result result = validate(kind, line);
            assertThat(result.getErrors()).as(line).isEmpty();
            assertThat(result.isValid()).as(line).isTrue();
        }
    }

    @Test
    void announces_and_scrapes_and_checks_that_worked() throws IOException {
        String peers =
                "d8:completei3e10:downloadedi9e11:external ip4:abcd10:incompletei2e8:intervali1800e12:min intervali900e"
                        + "5:peers6:abcdef6:peers618:0123456789abcdefgh10:tracker id2:id15:warning message3:heye";
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok(peers)));
                ScriptedHttpTracker well = ScriptedHttpTracker.open(CheckVerbTest.well())) {
            CommandRun announce =
                    CommandRun.herald("announce", "--json", tracker.url().toString());

            assertThat(announce.onlyJson().names())
                    .contains("peers", "warning", "trackerId", "externalIp", "completed");
            hold(announce, "announce");
            hold(CommandRun.herald("explain", "--json", tracker.url().toString()), "explain");
            hold(CommandRun.herald("scrape", "--json", well.url().toString()), "scrape");
            hold(CommandRun.herald("scrape", "--json", "--merge", well.url().toString()), "scrape");
            hold(
                    CommandRun.herald(
                            "check",
                            "--json",
                            well.url().toString(),
                            well.url("/b/announce").toString(),
                            tracker.url("/announce/a").toString()),
                    "check");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "scrape", "check", "explain"})
    void questions_that_failed(String verb) throws IOException {
        try (ScriptedHttpTracker refusing = ScriptedHttpTracker.open(
                        HttpScript.always(HttpReply.ok("d14:failure reason2:no8:retry in1:5e")));
                ScriptedHttpTracker never = ScriptedHttpTracker.open(
                        HttpScript.always(HttpReply.ok("d14:failure reason2:no8:retry in5:nevere")));
                ScriptedHttpTracker garbage = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("<html>")));
                ScriptedHttpTracker mute = ScriptedHttpTracker.openMute("http")) {
            CommandRun run = CommandRun.herald(
                    verb,
                    "--json",
                    "--timeout=500ms",
                    refusing.url().toString(),
                    never.url().toString(),
                    garbage.url().toString(),
                    mute.url().toString(),
                    ScriptedHttpTracker.nobody().toString(),
                    "http://no-such-host.invalid/announce");

            assertThat(run.out().lines()).hasSize(6);
            hold(run, verb);
        }
    }

    @Test
    void a_watch() throws Exception {
        HttpReply well = HttpReply.ok(
                "d8:completei3e8:intervali1800e12:min intervali900e5:peers6:abcdef15:warning message3:heye");
        try (ScriptedHttpTracker good = ScriptedHttpTracker.open(HttpScript.always(well));
                ScriptedHttpTracker refusing = ScriptedHttpTracker.open(
                        HttpScript.always(HttpReply.ok("d14:failure reason2:no8:retry in1:5e")));
                RunningCommand watch = RunningCommand.start(
                        false,
                        "watch",
                        "--json",
                        good.url().toString(),
                        refusing.url().toString(),
                        "http://no-such-host.invalid/announce")) {
            watch.awaitOutput("\"outcome\":\"accepted\"");
            watch.awaitOutput("\"reason\":\"no\"");
            watch.awaitOutput("\"kind\":\"unreachable\"");
            watch.interrupt();

            hold(new CommandRun(0, watch.out(), ""), "watch");
        }
    }

    @Test
    void what_peers_send() throws IOException {
        String fields = ",\"schema\":1,\"tracker\":\"ws://t/\",\"infoHash\":\"" + HASH + "\",\"peerId\":\"" + HASH
                + "\",\"sdp\":\"v=0\"";
        hold(
                new CommandRun(
                        0,
                        "{\"kind\":\"offer\"" + fields + "}\n{\"kind\":\"answer\"" + fields + ",\"offer\":\"1\"}",
                        ""),
                "offer",
                "answer");
    }

    @Test
    void stories_over_udp_and_of_trackers_that_were_not_asked() throws IOException {
        UdpTrackerScript script =
                UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())));
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script.spoofedBy(Spoofs::oneOfEach))) {
            CommandRun run = CommandRun.herald(
                    "explain",
                    "--json",
                    MAGNET.replace(
                            "&tr=",
                            "&tr=" + ScriptedHttpTracker.nobody().reveal() + "&tr="
                                    + tracker.url().reveal() + "&tr="));

            assertThat(run.json())
                    .extracting(line -> line.get("outcome"))
                    .containsExactly("failed", "accepted", "not-asked");
            hold(run, "explain");
        }
    }

    @Test
    void targets_read_and_unreadable() throws IOException {
        hold(
                CommandRun.herald(
                        "show", "--json", MAGNET, HASH, "http://t.example/announce", "no such file", "http://"),
                "torrent",
                "tracker");
        hold(CommandRun.herald("show", "--json", "http://t.example/a"), "tracker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1:ai1e1:bl1:x1:\u00ffi99999999999999999999eee",
                "i01e",
                "d1:b0:1:a0:e",
                "",
                "d3:\u00ff\u00fe\u00fdi1ee"
            })
    void bencode_well_and_ill(String bytes) throws IOException {
        hold(CommandRun.with(bytes.getBytes(StandardCharsets.ISO_8859_1)).herald("decode", "--json", "-"), "bencode");
        hold(CommandRun.herald("decode", "--json", "no such file"), "bencode");
    }

    @Test
    void the_demo() throws IOException {
        hold(CommandRun.herald("demo", "--json"), "announce", "scrape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "announce | {\"kind\":\"announce\",\"schema\":1,\"tracker\":\"http://t/a\"}",
                "scrape | {\"kind\":\"scrape\",\"schema\":2,\"infoHash\":\"" + HASH + "\",\"outcome\":\"found\"}",
                "scrape | {\"kind\":\"scrape\",\"schema\":1,\"infoHash\":\"12\",\"outcome\":\"found\"}",
                "scrape | {\"kind\":\"scrape\",\"schema\":1,\"infoHash\":\"" + HASH + "\",\"outcome\":\"failed\"}",
                "check | {\"kind\":\"check\",\"schema\":1,\"tracker\":\"t\",\"outcome\":\"dead\",\"reasons\":[],\"families\":{}}",
                "explain | {\"kind\":\"explain\",\"schema\":1,\"tracker\":\"t\",\"outcome\":\"failed\",\"steps\":[]}",
                "watch | {\"kind\":\"watch\",\"schema\":1,\"tracker\":\"t\",\"outcome\":\"accepted\"}",
                "watch | {\"kind\":\"watch\",\"schema\":1,\"tracker\":\"t\",\"outcome\":\"drop-peers\",\"nextSeconds\":5}",
                "answer | {\"kind\":\"answer\",\"schema\":1,\"tracker\":\"t\"}",
                "torrent | {\"kind\":\"torrent\",\"schema\":1,\"source\":\"t\"}",
                "tracker | {\"kind\":\"tracker\",\"schema\":1,\"source\":\"t\",\"url\":\"t\",\"scrapeUrl\":null,\"news\":1}",
                "bencode | {\"kind\":\"bencode\",\"schema\":1,\"source\":\"t\",\"outcome\":\"ok\",\"canonical\":true}",
            })
    void the_schemas_forbid_what_is_wrong(String kind, String line) throws IOException {
        assertThat(validate(kind, line).isValid()).isFalse();
    }
}
