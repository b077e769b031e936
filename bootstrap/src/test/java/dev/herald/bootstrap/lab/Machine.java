package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How its owner has set up the machine that the client runs on. */
enum Machine {
    AS_IT_IS("The machine as it is: what the kernel and the resolver send by themselves cannot be held back"),
    WITH_RULES("The machine with the rules of docs/network.md: nothing leaves, whoever sends it");

    private static final Path PAGE = Path.of("..", "docs", "network.md");
    private static final String SHELL = "```sh\n";

    /** What the page says for somebody's own interface and addresses, and what that is here. */
    private static final Map<String, String> HERE = Map.of(
            "device=tun0", "device=scope0",
            "from 10.8.0.0/24", "from 10.71.1.0/24",
            "from fd08::/64", "from fd71:1::/64",
            "to 10.8.0.1", "to " + LabWorld.RESOLVER);

    private final String words;

    Machine(String words) {
        this.words = words;
    }

    /** What the report calls it. */
    String words() {
        return words;
    }

    /** Lines of shell that set up a machine like this. */
    String lines() {
        return this == AS_IT_IS ? "" : rules();
    }

    /** The rules as the page has them, ready to copy. */
    private static String rules() {
        String page = page();
        int middle = page.indexOf("suppress_ifgroup");
        int start = page.lastIndexOf(SHELL, middle) + SHELL.length();
        String lines = page.substring(start, page.indexOf("```", middle));
        for (Map.Entry<String, String> here : HERE.entrySet()) {
            if (!lines.contains(here.getKey())) {
                throw new AssertionError(PAGE + " does not say '" + here.getKey() + "' any more, but\n" + lines);
            }
            lines = lines.replace(here.getKey(), here.getValue());
        }
        return lines;
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
