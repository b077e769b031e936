package dev.herald.bootstrap.cli;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.bootstrap.cli.input.InputFile;
import dev.herald.bootstrap.cli.input.Trouble;
import dev.herald.bootstrap.cli.output.BencodeJson;
import dev.herald.bootstrap.cli.output.Complaint;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints bencoded files as JSON. */
@Command(
        name = "decode",
        description =
                "Any bencoded file as JSON. Byte strings that are no text become {\"hex\":\"...\"}; secrets in URLs are"
                        + " masked. An error names its offset.",
        footerHeading = Verb.EXAMPLES,
        footer = {"  herald decode ubuntu.torrent", "  herald decode --json --strict - <answer.bin"})
final class DecodeVerb extends Verb {

    /** Far beyond what any tracker or client writes, and still no danger to memory. */
    private static final BencodeLimits LIMITS = new BencodeLimits(false, 100_000, 20_000_000, 64 << 20);

    private final BencodeCodec codec = Bencode.codec();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A bencoded file, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--strict", description = "Accept canonical bencode only.")
    private boolean strict;

    @Mixin
    private OutputOptions output = new OutputOptions();

    DecodeVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        BencodeJson json = new BencodeJson(console.out(), output.secrecy());
        Tally tally = new Tally();
        for (String file : files) {
            read(file)
                    .flatMap(this::decode)
                    .peek(decoded -> {
                        print(file, decoded, json);
                        tally.answer();
                    })
                    .peekLeft(trouble -> {
                        complain(file, trouble, json);
                        tally.unusableInput();
                    });
        }
        return tally.exitCode();
    }

    private Either<Trouble, byte[]> read(String file) {
        return file.equals("-")
                ? InputFile.read(console.in(), LIMITS.maxBytes())
                : InputFile.read(file, LIMITS.maxBytes());
    }

    private record Decoded(BencodeValue value, boolean canonical) {}

    private Either<Trouble, Decoded> decode(byte[] bytes) {
        Either<Trouble, Decoded> canonical = codec.decode(bytes, LIMITS.strictly())
                .bimap(error -> Trouble.ofBencode(error, bytes), value -> new Decoded(value, true));
        return canonical.isRight() || strict
                ? canonical
                : codec.decode(bytes, LIMITS)
                        .bimap(error -> Trouble.ofBencode(error, bytes), value -> new Decoded(value, false));
    }

    private void print(String file, Decoded decoded, BencodeJson json) {
        if (output.json()) {
            json.printLine(file, decoded.value(), decoded.canonical());
        } else {
            json.printPretty(decoded.value());
        }
    }

    private void complain(String file, Trouble trouble, BencodeJson json) {
        if (output.json()) {
            json.printLine(file, trouble);
        } else {
            console.say(Complaint.about(output.secrecy().target(file), trouble.words()));
        }
    }
}
