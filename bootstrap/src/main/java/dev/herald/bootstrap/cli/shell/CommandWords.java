package dev.herald.bootstrap.cli.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What there is to say at the prompt: the verbs of a command, and the options of a verb. */
record CommandWords(CommandSpec spec) {

    /** The verbs, in the order of the help. */
    Map<String, CommandWords> verbs() {
        return spec.subcommands().entrySet().stream()
                .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        verb -> new CommandWords(verb.getValue().getCommandSpec()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** The options, in the order of the help. */
    List<Option> options() {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(Option::new)
                .toList();
    }

    /** Whether files are among what may stand behind the options. */
    boolean takesTargets() {
        return spec.positionalParameters().stream().anyMatch(found -> found.completionCandidates() == null);
    }

    /** What may stand behind the options, where that is a closed list. */
    List<String> choices() {
        List<String> words = new ArrayList<>();
        spec.positionalParameters().stream()
                .filter(found -> found.completionCandidates() != null)
                .forEach(found -> found.completionCandidates().forEach(words::add));
        return words;
    }

    /** What it is for, in one sentence. */
    String summary() {
        return sentence(spec.usageMessage().description());
    }

    private static String sentence(String... description) {
        String text = plain(String.join(" ", description));
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\.$", "");
    }

    /** Help text without picocli's own markup. */
    static String plain(String text) {
        return CommandLine.Help.Ansi.OFF.string(text).replace("%n", " ").replace("%%", "%");
    }

    /** An option of a verb. */
    record Option(OptionSpec spec) {

        List<String> names() {
            return List.of(spec.names());
        }

        boolean takesValue() {
            return spec.arity().max() > 0;
        }

        boolean takesFile() {
            return takesValue() && spec.paramLabel().equals("FILE");
        }

        boolean isRepeatable() {
            return spec.isMultiValue();
        }

        /** The values it may have, where that is a closed list. */
        List<String> choices() {
            List<String> words = new ArrayList<>();
            if (spec.completionCandidates() != null) {
                spec.completionCandidates().forEach(words::add);
            }
            return words;
        }

        String summary() {
            return sentence(spec.description());
        }
    }
}
