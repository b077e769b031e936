package dev.herald.archunit.red.ports_answer_with_either.application.port;

import java.util.concurrent.CompletionStage;

/** Anything may come of this. */
@SuppressWarnings("rawtypes")
public interface WrongRaw {
    CompletionStage ask();
}
