package dev.herald.archunit.red.domain_stands_on_little.domain;

import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;

/** Words that lean on too much, and one that does not. */
final class Examples {

    private Examples() {}

    static final class WrongReflection {
        String ask(Method method) {
            return method.getName();
        }
    }

    static final class WrongLogger {
        void tell(Logger log) {
            log.info("no");
        }
    }

    static final class WrongDatabase {
        boolean ask(Connection connection) {
            return connection != null;
        }
    }

    static final class WrongTuple {
        Object pair() {
            return Tuple.of(1, 2);
        }
    }

    static final class RightWord {
        Option<Seq<Duration>> waits(byte[] bytes, Map<String, long[][]> table) {
            return table.isEmpty() ? Option.none() : Option.of(Vector.of(Duration.ofMillis(bytes.length)));
        }
    }
}
