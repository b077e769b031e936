package dev.herald.bootstrap.cli.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A page of the manual, in roff with the macros of {@code man(7)}. */
public final class ManualPage {

    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    private ManualPage(CommandSpec spec) {
        this.spec = spec;
    }

    /** The page about a command or one of its verbs. */
    public static String of(CommandSpec spec) {
        return new ManualPage(spec).write();
    }

    private String write() {
        String name = spec.qualifiedName("-");
        CommandWords words = new CommandWords(spec);
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" herald \"Herald Manual\"");
        section("NAME");
        line(text(name) + " \\- " + text(words.summary()));
        section("SYNOPSIS");
        line(".B " + text(spec.qualifiedName(" ")));
        line(synopsis(words));
        section("DESCRIPTION");
        line(text(joined(spec.usageMessage().description())));
        verbs(words);
        if (!spec.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            spec.positionalParameters().forEach(this::positional);
        }
        section("OPTIONS");
        words.options().forEach(option -> item(String.join(", ", option.names()), option.spec()));
        footer();
        seeAlso(words);
        return page.toString();
    }

    private static String synopsis(CommandWords words) {
        String rest = words.spec().positionalParameters().stream()
                .map(ArgSpec::paramLabel)
                .collect(Collectors.joining(" "));
        return "[\\fIoptions\\fR] \\fI" + text(words.verbs().isEmpty() ? rest : "VERB") + "\\fR";
    }

    private void verbs(CommandWords words) {
        if (words.verbs().isEmpty()) {
            return;
        }
        section("VERBS");
        words.verbs().forEach((name, verb) -> {
            line(".TP\n.B " + text(name));
            line(text(verb.summary()) + ".");
        });
    }

    private void positional(PositionalParamSpec parameter) {
        item("", parameter);
    }

    private void item(String names, ArgSpec argument) {
        String label = argument.arity().max() > 0 ? "\\fI" + text(argument.paramLabel()) + "\\fR" : "";
        line(".TP\n\\fB" + text(names) + "\\fR" + (names.isEmpty() || label.isEmpty() ? "" : "=") + label);
        line(text(joined(argument.description())));
    }

    /** The examples stand as they are; what is behind them is text. */
    private void footer() {
        String heading = CommandWords.plain(spec.usageMessage().footerHeading()).strip();
        String[] lines = spec.usageMessage().footer();
        if (lines.length > 0) {
            section(heading.isEmpty() ? "NOTES" : heading.replace(":", "").toUpperCase(Locale.ROOT));
            Arrays.stream(lines).map(CommandWords::plain).forEach(this::footer);
        }
    }

    private void footer(String words) {
        if (words.isBlank()) {
            line(".PP");
        } else if (words.startsWith(" ")) {
            line(".nf\n" + text(words) + "\n.fi");
        } else {
            line(text(words));
        }
    }

    private void seeAlso(CommandWords words) {
        String others = words.verbs().isEmpty()
                ? spec.root().name()
                : words.verbs().keySet().stream()
                        .map(verb -> spec.name() + "-" + verb)
                        .collect(Collectors.joining(" "));
        section("SEE ALSO");
        line(Arrays.stream(others.split(" ", -1))
                .map(other -> "\\fB" + text(other) + "\\fR(1)")
                .collect(Collectors.joining(", ")));
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String joined(String... description) {
        return CommandWords.plain(String.join(" ", description));
    }

    /** Text in which nothing is taken for an instruction. */
    private static String text(String words) {
        String safe = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
        return safe.startsWith(".") ? "\\&" + safe : safe;
    }
}
