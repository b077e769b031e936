package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.shell.Completion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what a shell needs to complete the command's words. */
@Command(
        name = "completion",
        description = "Prints a script by which bash, zsh or fish complete verbs, options and files.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  source <(herald completion bash)",
            "  herald completion zsh >~/.zfunc/_herald",
            "  herald completion fish >~/.config/fish/completions/herald.fish"
        })
final class CompletionVerb extends Verb {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SHELL",
            arity = "1",
            converter = OfShell.class,
            completionCandidates = Shells.class,
            description = "bash, zsh or fish.")
    private @Nullable Completion shell;

    CompletionVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (shell == null) {
            return ExitCode.USAGE;
        }
        console.out().line(shell.of(spec.root()).stripTrailing());
        return ExitCode.OK;
    }

    /** The shells' names. */
    static final class Shells extends Words {
        Shells() {
            super(List.of("bash", "zsh", "fish"));
        }
    }

    /** A shell by its name. */
    static final class OfShell implements ITypeConverter<Completion> {
        @Override
        public Completion convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "bash" -> Completion.BASH;
                case "zsh" -> Completion.ZSH;
                case "fish" -> Completion.FISH;
                default -> throw new TypeConversionException("expected bash, zsh or fish");
            };
        }
    }
}
