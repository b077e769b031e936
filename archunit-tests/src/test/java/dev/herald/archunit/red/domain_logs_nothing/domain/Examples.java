package dev.herald.archunit.red.domain_logs_nothing.domain;

import org.slf4j.Logger;

/** Words that write diaries. */
final class Examples {

    private Examples() {}

    static final class WrongFacade {
        void ask(Logger log) {
            log.info("words");
        }
    }

    static final class WrongPlatform {
        void ask(System.Logger log) {
            log.log(System.Logger.Level.INFO, "words");
        }
    }

    static final class WrongJdk {
        void ask(java.util.logging.Logger log) {
            log.info("words");
        }
    }

    static final class RightWord {
        String ask() {
            return "words";
        }
    }
}
