package dev.herald.bootstrap.cli.shell;

/** Completion for fish, with what each word is for. */
record FishCompletion(CommandWords herald) {

    String script() {
        StringBuilder script = new StringBuilder(
                "# Completion of herald for fish: save it as ~/.config/fish/completions/herald.fish.\n");
        script.append("complete -c herald -f\n");
        herald.verbs().forEach((name, verb) -> {
            script.append(
                    "complete -c herald -n __fish_use_subcommand -a " + name + " -d " + quoted(verb.summary()) + "\n");
            String behind = "complete -c herald -n '__fish_seen_subcommand_from " + name + "'";
            if (verb.takesTargets()) {
                script.append(behind + " -F\n");
            }
            if (!verb.choices().isEmpty()) {
                script.append(behind + " -a " + quoted(String.join(" ", verb.choices())) + "\n");
            }
            verb.options().forEach(option -> script.append(behind + option(option) + "\n"));
        });
        return script.toString();
    }

    private static String option(CommandWords.Option option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.takesFile()) {
            words.append(" -r -F");
        } else if (option.takesValue()) {
            words.append(" -x");
        }
        if (!option.choices().isEmpty()) {
            words.append(" -a " + quoted(String.join(" ", option.choices())));
        }
        return words.append(" -d " + quoted(option.summary())).toString();
    }

    /** Fish knows a backslash in single quotes. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
