package dev.herald.bootstrap.lab;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.HeraldSettings;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.LocalSide;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.Fixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Herald in a process of its own, within the scopes it is told to open. It is told a line at a time: {@code open NAME WORD…}, {@code
 * ask NAME ID MILLISECONDS URL}, which is answered by {@code answer ID …} in time, and {@code close NAME}.
 */
final class LabClient {

    private static final Map<String, Herald> OPEN = new HashMap<>();

    private LabClient() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "open" ->
                    OPEN.put(words[1], Herald.open(HeraldSettings.defaults().withNetwork(scope(words))));
                case "ask" -> ask(words[1], words[2], Duration.ofMillis(Long.parseLong(words[3])), words[4]);
                case "close" -> OPEN.remove(words[1]).close();
                default -> throw new IllegalArgumentException(line);
            }
            if (!words[0].equals("ask")) {
                say(line);
            }
        }
    }

    private static void say(String words) {
        synchronized (LabClient.class) {
            System.out.println(words);
        }
    }

    private static NetworkScope scope(String[] words) {
        NetworkScope scope = NetworkScope.anywhere().insecure();
        for (int i = 2; i < words.length; i++) {
            String value = words[i].replaceFirst("[^=]*=", "");
            scope = switch (words[i].replaceFirst("=.*", "")) {
                case "interface" -> scope.withInterface(value);
                case "address" ->
                    scope.withLocalSide(LocalSide.of(IpAddress.parse(value).get()));
                case "proxy" -> scope.withProxy(value);
                case "families" -> scope.withFamilies(AddressFamilies.valueOf(value));
                case "policy" -> scope.withAddressPolicy(AddressPolicy.server());
                default -> throw new IllegalArgumentException(words[i]);
            };
        }
        return scope;
    }

    private static void ask(String name, String id, Duration patience, String url) {
        OPEN.get(name)
                .client()
                .announce(TrackerUrl.of(url), Fixtures.seed(Fixtures.CLIENT1), patience)
                .whenComplete((result, bug) -> say("answer " + id + " "
                        + (bug != null ? "bug " + bug : result.answer().fold(LabClient::words, announced -> "ok"))));
    }

    private static String words(TrackerError error) {
        String stage = error instanceof Unreachable unreachable
                ? " " + unreachable.stage()
                : error instanceof TimedOut late ? " " + late.stage() : "";
        return error.kind() + stage + ": " + error.message();
    }
}
