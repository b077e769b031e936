package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.CertificateFile;
import dev.herald.bootstrap.cli.input.HostFile;
import dev.herald.bootstrap.cli.input.HostPin;
import dev.herald.domain.tracker.Secret;
import dev.herald.network.CertificateTrust;
import dev.herald.network.ClientCertificate;
import io.vavr.control.Either;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whom to believe over TLS, and who we say we are. */
final class TrustOptions {

    /** Where the password of a file may stand, because everybody sees what stands on a command line. */
    static final String PASSWORD = "HERALD_CLIENT_CERT_PASSWORD";

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the authorities in this PEM or DER file too, over https and wss. May be given again.")
    private List<String> authorities = new ArrayList<>();

    @Option(
            names = "--pin",
            paramLabel = "HOST=sha256/BASE64",
            converter = Readers.OfPin.class,
            description =
                    "This host has to show this key, in its certificate or in that of an authority of it, as RFC 7469"
                            + " writes keys and explain tells them. May be given again: one of a host's pins is enough.")
    private List<HostPin> pins = new ArrayList<>();

    @Option(
            names = "--client-cert",
            paramLabel = "HOST=FILE",
            converter = Readers.OfHostFile.class,
            description =
                    "Show this certificate to this host, if it asks, and to no other: PKCS#12, or PEM with certificate and"
                            + " key. Its password is taken from " + PASSWORD
                            + " in the environment. May be given again.")
    private List<HostFile> own = new ArrayList<>();

    @Option(
            names = "--client-cert-password",
            paramLabel = "FILE",
            description = "The file whose first line is that password, instead.")
    private @Nullable String passwordFile;

    /** All of it, for a command with this environment; what cannot be read is wrong usage. */
    CertificateTrust trust(CommandSpec command, Map<String, String> environment) {
        List<X509Certificate> others = authorities.stream()
                .flatMap(file -> read(CertificateFile.authorities(file), command).stream())
                .toList();
        CertificateTrust elsewhere = CertificateTrust.alsoOf(others);
        CertificateTrust trust = elsewhere;
        for (String host : hosts()) {
            CertificateTrust there = elsewhere.pinnedTo(pins.stream()
                    .filter(pin -> pin.host().equals(host))
                    .map(HostPin::pin)
                    .toList());
            for (HostFile file : own) {
                there = file.host().equals(host) ? there.showing(certificate(file, command, environment)) : there;
            }
            trust = trust.at(host, there);
        }
        return trust;
    }

    private List<String> hosts() {
        return Stream.concat(pins.stream().map(HostPin::host), own.stream().map(HostFile::host))
                .distinct()
                .toList();
    }

    private ClientCertificate certificate(HostFile file, CommandSpec command, Map<String, String> environment) {
        return read(password(environment).flatMap(password -> CertificateFile.own(file.file(), password)), command);
    }

    private Either<String, io.vavr.control.Option<Secret>> password(Map<String, String> environment) {
        if (passwordFile != null) {
            return CertificateFile.password(passwordFile).map(io.vavr.control.Option::some);
        }
        String word = environment.getOrDefault(PASSWORD, "");
        return Either.right(io.vavr.control.Option.when(!word.isEmpty(), () -> Secret.of(word)));
    }

    private static <T> T read(Either<String, T> file, CommandSpec command) {
        return file.getOrElseThrow(words -> new UnusableFileException(command.commandLine(), words));
    }
}
