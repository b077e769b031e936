package dev.herald.archunit.red.nobody_uses_try_future_or_match.adapter.http;

import io.vavr.API;
import io.vavr.concurrent.Future;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** What of vavr stays on the shelf. */
final class Examples {

    private Examples() {}

    static final class WrongTry {
        Object ask(String text) {
            return Try.of(() -> Integer.parseInt(text));
        }
    }

    static final class WrongFuture {
        Object ask(Future<String> answer) {
            return answer.map(String::length);
        }
    }

    static final class WrongMatch {
        Object ask(String text) {
            return API.Match(text);
        }
    }

    static final class RightValue {
        Object ask(String text) {
            return Option.of(text).map(String::length);
        }
    }
}
