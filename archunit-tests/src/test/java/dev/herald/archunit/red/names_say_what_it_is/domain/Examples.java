package dev.herald.archunit.red.names_say_what_it_is.domain;

/** Names that say nothing. */
final class Examples {

    private Examples() {}

    static final class WrongUtil {
        // whatever this is
    }

    static final class WrongUtils {
        // whatever this is
    }

    static final class WrongHelper {
        // whatever this is
    }

    static final class WrongHelpers {
        // whatever this is
    }

    static final class WrongManager {
        // whatever this is
    }

    static final class WrongImpl {
        // whatever this is
    }

    static final class WrongService {
        // whatever this is
    }

    static final class WrongDTO {
        // whatever this is
    }

    static final class WrongDto {
        // whatever this is
    }

    static final class RightName {
        // a name of the field
    }
}
