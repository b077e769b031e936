package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.JsonLines;
import dev.herald.bootstrap.cli.output.PlainText;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.bootstrap.cli.output.Secrecy;
import picocli.CommandLine.Option;

/** How much is printed, and for whom. */
final class OutputOptions {

    @Option(names = "--json", description = "Print JSON Lines: one object a line.")
    private boolean json;

    @Option(names = "--show-secrets", description = "Print user names, passkeys and tokens in URLs instead of ***.")
    private boolean showSecrets;

    /** Prints for whoever reads: scripts or people. */
    Printer printer(Console console) {
        return json ? new JsonLines(console.out()) : new PlainText(console.out(), console::say, console.style());
    }

    /** The same, with long lines folded where a person watches them in a terminal. */
    Printer foldingPrinter(Console console) {
        return json || !console.outIsTerminal()
                ? printer(console)
                : new PlainText(
                        console.out(),
                        console::say,
                        console.style(),
                        console.terminalSize().get().columns());
    }

    boolean json() {
        return json;
    }

    Secrecy secrecy() {
        return showSecrets ? Secrecy.SHOWN : Secrecy.MASKED;
    }
}
