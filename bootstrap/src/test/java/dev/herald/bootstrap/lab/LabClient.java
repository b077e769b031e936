package dev.herald.bootstrap.lab;

import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.adapter.websocket.WebSocketTrackerAdapter;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.HeraldSettings;
import dev.herald.bootstrap.SystemScheduler;
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
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Herald in a process of its own, within the scopes it is told to open. It is told a line at a time: {@code open NAME WORD…}, {@code
 * ask NAME ID MILLISECONDS URL}, which is answered by {@code answer ID …} in time, and {@code close NAME}.
 */
final class LabClient {

    private static final Map<String, Asker> OPEN = new HashMap<>();

    /** The WebSocket alone, which does not stay away for long from trackers that it lost. */
    private static final String HASTY = "hasty";

    private LabClient() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "open" -> OPEN.put(words[1], open(words));
                case "ask" -> ask(words[1], words[2], Duration.ofMillis(Long.parseLong(words[3])), words[4]);
                case "close" -> OPEN.remove(words[1]).close().run();
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

    /** What is open: Herald as a whole, or its WebSocket alone. */
    private record Asker(BiFunction<TrackerUrl, Duration, CompletionStage<String>> announce, Runnable close) {}

    private static Asker open(String[] words) {
        return List.of(words).contains(HASTY) ? openWebSocket(scope(words)) : openHerald(scope(words));
    }

    private static Asker openHerald(NetworkScope scope) {
        Herald herald = Herald.open(HeraldSettings.defaults().withNetwork(scope));
        return new Asker(
                (url, patience) -> herald.client()
                        .announce(url, Fixtures.seed(Fixtures.CLIENT1), patience)
                        .thenApply(result -> words(result.answer())),
                herald::close);
    }

    /** With time that flies, and no chance in how long it stays away from a tracker. */
    private static Asker openWebSocket(NetworkScope scope) {
        WebSocketTrackerAdapter adapter =
                WebSocketTrackerAdapter.open(WebSocketOptions.of(new HastyScheduler(new SystemScheduler()), () -> 0L)
                        .withNetwork(scope));
        return new Asker(
                (url, patience) -> adapter.announce(url, Fixtures.seed(Fixtures.CLIENT1), patience)
                        .thenApply(LabClient::words),
                adapter::close);
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
                case HASTY -> scope;
                default -> throw new IllegalArgumentException(words[i]);
            };
        }
        return scope;
    }

    private static void ask(String name, String id, Duration patience, String url) {
        OPEN.get(name)
                .announce()
                .apply(TrackerUrl.of(url), patience)
                .whenComplete((words, bug) -> say("answer " + id + " " + (bug != null ? "bug " + bug : words)));
    }

    private static String words(Either<TrackerError, ?> answer) {
        return answer.fold(LabClient::words, announced -> "ok");
    }

    private static String words(TrackerError error) {
        String stage = error instanceof Unreachable unreachable
                ? " " + unreachable.stage()
                : error instanceof TimedOut late ? " " + late.stage() : "";
        return error.kind() + stage + ": " + error.message();
    }
}
