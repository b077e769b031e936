package dev.herald.bootstrap.cli;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Read the values of options; what they reject is wrong usage. */
final class Readers {

    private Readers() {}

    private static <T> T read(Either<TrackerError, T> value) {
        return value.getOrElseThrow(error -> new TypeConversionException(error.message()));
    }

    /** A tracker's URL. */
    static final class OfTracker implements ITypeConverter<TrackerUrl> {
        @Override
        public TrackerUrl convert(String value) {
            return read(TrackerUrl.parse(value));
        }
    }

    /** An info-hash in hex. */
    static final class OfInfoHash implements ITypeConverter<InfoHash> {
        @Override
        public InfoHash convert(String value) {
            return read(InfoHash.parse(value));
        }
    }
}
