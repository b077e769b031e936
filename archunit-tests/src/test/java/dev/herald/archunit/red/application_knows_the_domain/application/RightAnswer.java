package dev.herald.archunit.red.application_knows_the_domain.application;

import dev.herald.archunit.red.application_knows_the_domain.domain.RightWord;

/** Behaviour that knows a word. */
record RightAnswer(RightWord word) {}
