package dev.herald.bootstrap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Chromium without a window, reached through its DevTools. It is kept from every network but loopback. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket tools;
    private final Conversation conversation = new Conversation();
    private final AtomicInteger ids = new AtomicInteger();

    private Browser(Process process) throws Exception {
        this.process = process;
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + listening() + "/json/list"))
                .build();
        JsonNode pages = JSON.readTree(
                http.send(list, HttpResponse.BodyHandlers.ofString()).body());
        this.tools = http.newWebSocketBuilder()
                .buildAsync(URI.create(pages.get(0).get("webSocketDebuggerUrl").asText()), conversation)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ask("Page.enable", Map.of());
        ask("Network.enable", Map.of());
        ask("Log.enable", Map.of());
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    /** Starts it with an empty profile in this folder. */
    static Browser start(Path folder) throws Exception {
        return new Browser(new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--proxy-server=127.0.0.1:9",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private String listening() throws IOException {
        BufferedReader words = process.errorReader();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                Thread rest = new Thread(() -> words.lines().forEach(ignored -> {}), "chromium-words");
                rest.setDaemon(true);
                rest.start();
                return found.group(1);
            }
        }
        throw new AssertionError("Chromium ended before it listened");
    }

    private JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        conversation.open.put(id, answer);
        String question = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        tools.sendText(question, true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        JsonNode said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new AssertionError(method + ": " + said.get("error"));
        }
        return said.get("result");
    }

    /** Opens a page, in a window of this size, for somebody who prefers {@code light} or {@code dark}. */
    void open(Path page, String scheme, int width, int height) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        CompletableFuture<Void> loaded = conversation.await("Page.loadEventFired");
        ask("Page.navigate", Map.of("url", page.toUri().toString()));
        loaded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What an expression comes to in the page, as text. */
    String eval(String expression) throws Exception {
        JsonNode result = ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").get("value").asText();
    }

    /** What the window shows. */
    byte[] picture() throws Exception {
        return Base64.getDecoder()
                .decode(ask("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
    }

    /** What pages asked a network or a disk for, and what they complained about. */
    List<String> requests() {
        return List.copyOf(conversation.requests);
    }

    List<String> complaints() {
        return List.copyOf(conversation.complaints);
    }

    @Override
    public void close() {
        tools.abort();
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static final class Conversation implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<Void>> events = new ConcurrentHashMap<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<Void> await(String event) {
            CompletableFuture<Void> came = new CompletableFuture<>();
            events.put(event, came);
            return came;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                heard(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void heard(String message) {
            try {
                JsonNode said = JSON.readTree(message);
                if (said.has("id")) {
                    open.remove(said.get("id").asInt()).complete(said);
                } else {
                    happened(said.get("method").asText(), said.get("params"));
                }
            } catch (IOException notJson) {
                throw new AssertionError(message, notJson);
            }
        }

        private void happened(String event, JsonNode details) {
            if (event.equals("Network.requestWillBeSent")) {
                requests.add(details.get("request").get("url").asText());
            } else if (event.equals("Log.entryAdded")) {
                complaints.add(details.get("entry").get("text").asText());
            }
            CompletableFuture<Void> waiting = events.remove(event);
            if (waiting != null) {
                waiting.complete(null);
            }
        }
    }
}
