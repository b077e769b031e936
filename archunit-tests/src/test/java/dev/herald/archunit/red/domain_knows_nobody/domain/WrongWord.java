package dev.herald.archunit.red.domain_knows_nobody.domain;

import dev.herald.archunit.red.domain_knows_nobody.application.RightUseCase;

/** A word that knows what the client does. */
record WrongWord(RightUseCase useCase) {}
