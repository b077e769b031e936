package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.DataStream;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs verbs once with nobody watching, so that Java can note down the classes they need (class data sharing) and load
 * them from there afterwards: the command starts twice as fast. The launcher does this after it has built the command.
 */
final class Rehearsal {

    private static final String TORRENT =
            "d8:announce16:http://t/announce4:infod6:lengthi1e4:name1:a12:piece lengthi16384e"
                    + "6:pieces20:aaaaaaaaaaaaaaaaaaaaee";

    private static final String MAGNET =
            "magnet:?xt=urn:btih:123456789abcdef123456789abcdef123456789a&dn=a&tr=http://t/announce";

    private Rehearsal() {}

    /** Plays every part. */
    public static void main(String[] arguments) {
        play("show", MAGNET, "http://t/announce", "no such file");
        play("show", "--json", MAGNET, "http://t/announce", "no such file");
        play("decode", "-");
        play("decode", "--json", "-");
        play("demo");
        play("demo", "--json");
        play("announce", "udp://127.0.0.1:1");
        play("scrape", "--json", "udp://127.0.0.1:1");
        play("check", "--json", "--timeout=100ms", "http://127.0.0.1:1/announce");
        play("--help");
        play("announce", "--help");
        play("no such verb");
    }

    private static void play(String... arguments) {
        HeraldCommand.run(
                new Console(
                        new ByteArrayInputStream(TORRENT.getBytes(StandardCharsets.US_ASCII)),
                        new DataStream(OutputStream.nullOutputStream()),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of(),
                        interrupt -> {}),
                arguments);
    }
}
