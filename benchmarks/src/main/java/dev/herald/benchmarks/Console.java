package dev.herald.benchmarks;

import dev.herald.domain.error.PrintableText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the command is connected to.
 *
 * @param in standard input
 * @param out standard output, for figures alone
 * @param err standard error, for everything else
 */
record Console(InputStream in, OutputStream out, PrintStream err) {

    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    void say(String words) {
        err.println("bench: " + PrintableText.uncut(words));
    }
}
