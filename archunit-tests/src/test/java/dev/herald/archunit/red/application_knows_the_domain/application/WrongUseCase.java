package dev.herald.archunit.red.application_knows_the_domain.application;

import dev.herald.archunit.red.application_knows_the_domain.adapter.http.RightAdapter;

/** Behaviour that knows one technology. */
record WrongUseCase(RightAdapter adapter) {}
