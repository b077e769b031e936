package dev.herald.bootstrap.cli.output;

/** Families of metrics as Prometheus reads them: text format 0.0.4. */
final class MetricsText {

    private final StringBuilder text = new StringBuilder();
    private String name = "";

    /** What follows are samples of this. */
    MetricsText family(String family, String type, String help) {
        name = family;
        text.append("# HELP ").append(family).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values in turn */
    MetricsText sample(long value, String... labels) {
        text.append(name);
        for (int at = 0; at < labels.length; at += 2) {
            text.append(at == 0 ? '{' : ',').append(labels[at]).append("=\"");
            text.append(escaped(labels[at + 1])).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
