package dev.herald.bootstrap.cli.output;

/** Colours for people, or none. */
public enum Style {
    /** Text and nothing else. */
    PLAIN,
    /** With the escape sequences of a terminal. */
    COLOURED;

    String bold(String text) {
        return wrap("1", text);
    }

    String faint(String text) {
        return wrap("2", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    String careful(String text) {
        return wrap("33", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
