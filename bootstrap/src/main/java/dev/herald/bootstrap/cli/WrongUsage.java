package dev.herald.bootstrap.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, for whoever typed them: what, where, and what may have been meant. */
final class WrongUsage {

    /** A word longer than this was pasted, and means nothing that could be suggested. */
    private static final int LONGEST = 40;

    /** Before the words of a reader: which option, or which word, it read. */
    private static final Pattern INVALID = Pattern.compile(
            "^Invalid value for (?:option '(?=-)|positional parameter at index [0-9.]+ \\((?=[A-Z]))([^')]+)['\\)](?: \\([^)]*\\))?: ");

    private WrongUsage() {}

    /** One sentence, and a second where there is something to suggest. */
    static List<String> words(ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        List<String> unknown = wrong.getCommandLine().getUnmatchedArguments();
        // A word that nobody knows explains why another one is missing, and comes first.
        if (!unknown.isEmpty()
                && (wrong instanceof UnmatchedArgumentException || wrong instanceof MissingParameterException)) {
            return unknown(unknown.get(0), spec);
        }
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return List.of(missing(missing.getMissing().get(0)));
        }
        String words = String.valueOf(wrong.getMessage());
        return List.of(INVALID.matcher(words).replaceFirst("$1: ").replaceFirst("^Error: ", ""));
    }

    private static List<String> unknown(String word, CommandSpec spec) {
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.replaceFirst("=.*", "");
            return with("there is no option " + name, suggested(name, options(spec), ""));
        }
        if (!spec.subcommands().isEmpty()) {
            return noVerb(word, spec.subcommands().keySet().stream(), spec.qualifiedName() + " ");
        }
        return List.of(spec.name() + " has no use for '" + word + "'");
    }

    /** For a word that is none of these verbs, which may follow {@code before}. */
    static List<String> noVerb(String word, Stream<String> verbs, String before) {
        return with("there is no verb '" + word + "'", suggested(word, verbs, before));
    }

    private static Stream<String> options(CommandSpec spec) {
        return spec.options().stream().flatMap(option -> Stream.of(option.names()));
    }

    private static String suggested(String word, Stream<String> words, String before) {
        return word.length() > LONGEST
                ? ""
                : Suggestions.of(word, words).stream()
                        .map(one -> "'" + before + one + "'")
                        .collect(Collectors.joining(" or "));
    }

    private static List<String> with(String words, String suggested) {
        return suggested.isEmpty() ? List.of(words) : List.of(words, "did you mean " + suggested + "?");
    }

    /** The help says what it is; its first sentence is repeated here. */
    private static String missing(ArgSpec missing) {
        if (missing instanceof OptionSpec option) {
            return option.longestName() + " wants a value: " + missing.paramLabel();
        }
        String help = String.join(" ", missing.description());
        String sentence = help.replaceFirst("(?s)\\.(?:\\s.*|$)", "");
        return missing.paramLabel() + " is missing: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1);
    }

    /** Where to read more. */
    static String help(CommandLine command) {
        return "See '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }
}
