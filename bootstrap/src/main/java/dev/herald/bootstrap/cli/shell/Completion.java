package dev.herald.bootstrap.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

/** Completion at the prompt, for one kind of shell. */
public enum Completion {
    BASH {
        @Override
        String script(CommandWords herald) {
            return new BashCompletion(herald).script();
        }
    },
    ZSH {
        @Override
        String script(CommandWords herald) {
            return new ZshCompletion(herald).script();
        }
    },
    FISH {
        @Override
        String script(CommandWords herald) {
            return new FishCompletion(herald).script();
        }
    };

    abstract String script(CommandWords herald);

    /** The script to be read by the shell, for this command and all its verbs. */
    public String of(CommandSpec herald) {
        return script(new CommandWords(herald));
    }

    /** A word in single quotes, as bash and zsh read them. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
