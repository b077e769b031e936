package dev.herald.bootstrap.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link LabClient} is asked, and what it answers. */
final class LabInterview {

    private final Actor client;
    private final Map<String, String> asked = new LinkedHashMap<>();

    LabInterview(Actor client) {
        this.client = client;
    }

    /** Has it open a Herald. */
    void open(String name, String scope) {
        say("open " + name + " " + scope);
    }

    /** Has it close one. */
    void close(String name) {
        say("close " + name);
    }

    private void say(String line) {
        client.tell(line);
        client.await(line::equals);
    }

    /** Has it announce; the outcome comes later. */
    String ask(String herald, String url, long millis) {
        String id = Integer.toString(asked.size() + 1);
        asked.put(id, url);
        client.tell("ask " + herald + " " + id + " " + millis + " " + url);
        return id;
    }

    /** What came of it: {@code ok}, or what went wrong. */
    String outcome(String id) {
        String start = "answer " + id + " ";
        return client.await(line -> line.startsWith(start)).substring(start.length());
    }

    /** Waits for all outcomes. */
    void hearOut() {
        asked.keySet().forEach(this::outcome);
    }

    /** The kinds of all outcomes, by scheme, in the order of the questions. */
    Map<String, List<String>> outcomes() {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        asked.forEach((id, url) -> outcomes.computeIfAbsent(url.replaceFirst(":.*", ""), scheme -> new ArrayList<>())
                .add(outcome(id).replaceFirst(":.*", "")));
        return outcomes;
    }

    void kill() {
        client.kill();
    }
}
