package dev.herald.bootstrap.cli.shell;

import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash: words at the place of the verb, options behind a dash, else files. */
record BashCompletion(CommandWords herald) {

    private static final String FRAME = """
            # Completion of herald for bash: source it, for example from ~/.bashrc:  source <(herald completion bash)
            _herald() {
              local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb= words= i
              for ((i = 1; i < COMP_CWORD; i++)); do
                [[ ${COMP_WORDS[i]} == -* ]] || { verb=${COMP_WORDS[i]}; break; }
              done
              COMPREPLY=()
              case $verb:$previous in
            @VALUES@  esac
              case $verb in
                '') words=@VERBS@ ;;
            @WORDS@  esac
              if [[ -z $verb || $word == -* || ( $verb == completion ) ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
              else
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
              fi
            }
            complete -o filenames -F _herald herald
            """;

    String script() {
        StringBuilder values = new StringBuilder();
        StringBuilder words = new StringBuilder();
        herald.verbs().forEach((name, verb) -> {
            verb.options().stream()
                    .filter(CommandWords.Option::takesValue)
                    .forEach(option -> values.append(value(name, option)));
            words.append("    " + name + ") words=" + Completion.quoted(words(verb)) + " ;;\n");
        });
        return FRAME.replace("@VALUES@", values)
                .replace("@WORDS@", words)
                .replace(
                        "@VERBS@",
                        Completion.quoted(String.join(" ", herald.verbs().keySet()) + " " + words(herald)));
    }

    private static String words(CommandWords verb) {
        List<String> words = verb.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.toList());
        words.addAll(verb.choices());
        return String.join(" ", words);
    }

    private static String value(String verb, CommandWords.Option option) {
        String pattern = option.names().stream().map(name -> verb + ":" + name).collect(Collectors.joining("|"));
        String answer = option.takesFile()
                ? "mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); "
                : option.choices().isEmpty()
                        ? ""
                        : "mapfile -t COMPREPLY < <(compgen -W " + Completion.quoted(String.join(" ", option.choices()))
                                + " -- \"$word\"); ";
        return "    " + pattern + ") " + answer + "return ;;\n";
    }
}
