package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.shell.ManualPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a page of the manual. */
@Command(
        name = "manual",
        description = "Prints the manual page of herald, or of one of its verbs, in the format of man(7).",
        footerHeading = Verb.EXAMPLES,
        footer = {"  herald manual check | man -l -", "  herald manual >herald.1"})
final class ManualVerb extends Verb {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "VERB", description = "The verb. Default: herald as a whole.")
    private @Nullable String verb;

    ManualVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        console.out()
                .line(ManualPage.of(verb == null ? spec.root() : specOf(verb)).stripTrailing());
        return ExitCode.OK;
    }

    private CommandSpec specOf(String name) {
        CommandLine found = spec.root().subcommands().get(name);
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(
                            "; ",
                            WrongUsage.noVerb(name, spec.root().subcommands().keySet().stream(), "herald manual ")));
        }
        return found.getCommandSpec();
    }
}
