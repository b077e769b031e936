package dev.herald.bootstrap.cli;

/** What {@code explain} prints, with what differs from run to run replaced by words. */
final class StoryText {

    private StoryText() {}

    static String of(String printed) {
        return printed.replaceAll("(?m)^ *[0-9]+\\.[0-9] ms", "   TIME ms")
                .replaceAll("(127\\.0\\.0\\.1|localhost|\\[::1\\]):[0-9]+", "HERE")
                .replaceAll("[0-9]+ bytes", "N bytes")
                .replaceAll(" in ([0-9]+:)?[0-9]+:[0-9]{2}", " in SOON");
    }
}
