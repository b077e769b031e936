package dev.herald.archunit.red.domain_stands_on_little.domain;

import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    static final class RightBytes {
        String words(ByteBuffer bytes) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            copy.write(bytes.get());
            return IDN.toASCII(StandardCharsets.UTF_8.decode(bytes) + copy.toString(StandardCharsets.UTF_8));
        }
    }

    static final class RightNumber {
        @Nullable
        BigInteger number(Option<Long> number) {
            return number.exists(Option.some(1L)::contains) ? BigInteger.valueOf(number.get()) : null;
        }
    }
}
