package dev.herald.bootstrap.cli.shell;

import java.util.stream.Collectors;

/** Completion for zsh, with what each word is for. */
record ZshCompletion(CommandWords herald) {

    String script() {
        String verbs = herald.verbs().entrySet().stream()
                .map(verb -> "    "
                        + Completion.quoted(
                                verb.getKey() + ":" + verb.getValue().summary()) + "\n")
                .collect(Collectors.joining());
        String cases = herald.verbs().entrySet().stream()
                .map(verb -> "    " + verb.getKey() + ") _arguments -S" + arguments(verb.getValue()) + " ;;\n")
                .collect(Collectors.joining());
        return "#compdef herald\n"
                + "# Completion of herald for zsh: save it as _herald in a folder of $fpath.\n"
                + "_herald() {\n"
                + "  local -a verbs=(\n" + verbs + "  )\n"
                + "  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n"
                + "  shift words\n  (( CURRENT-- ))\n"
                + "  case $words[1] in\n" + cases + "  esac\n"
                + "}\n"
                + "_herald \"$@\"\n";
    }

    private static String arguments(CommandWords verb) {
        String options = verb.options().stream()
                .flatMap(option -> option.names().stream().map(name -> argument(name, option)))
                .collect(Collectors.joining());
        String rest = verb.choices().isEmpty()
                ? verb.takesTargets() ? " \\\n      '*:target:_files'" : ""
                : " \\\n      " + Completion.quoted("1:word:(" + String.join(" ", verb.choices()) + ")");
        return options + rest;
    }

    private static String argument(String name, CommandWords.Option option) {
        String value = "";
        if (option.takesFile()) {
            value = ":file:_files";
        } else if (option.takesValue()) {
            value = ":value:" + (option.choices().isEmpty() ? "" : "(" + String.join(" ", option.choices()) + ")");
        }
        String words = option.summary().replaceAll("([\\[\\]:\\\\])", "\\\\$1");
        return " \\\n      " + Completion.quoted((option.isRepeatable() ? "*" : "") + name + "[" + words + "]" + value);
    }
}
