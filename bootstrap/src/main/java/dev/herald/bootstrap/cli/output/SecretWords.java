package dev.herald.bootstrap.cli.output;

import dev.herald.domain.tracker.TrackerUrl;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a tracker's URL that its masked form hides. Trackers quote them: "passkey abc is banned" is a failure reason that
 * was seen.
 */
final class SecretWords {

    private static final Pattern SEPARATORS = Pattern.compile("[/?#&;=:@]+");
    private static final int SHORTEST = 3;

    private final List<String> words;

    private SecretWords(List<String> words) {
        this.words = words;
    }

    static SecretWords of(TrackerUrl tracker) {
        Set<String> shown = words(tracker.toString());
        return new SecretWords(words(tracker.reveal()).stream()
                .filter(word -> word.length() >= SHORTEST && !shown.contains(word))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    private static Set<String> words(String url) {
        return SEPARATORS.splitAsStream(url).collect(Collectors.toSet());
    }

    String hideIn(String text) {
        String hidden = text;
        for (String word : words) {
            hidden = hidden.replace(word, "***");
        }
        return hidden;
    }
}
