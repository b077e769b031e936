package dev.herald.archunit.red.testkit_knows_the_application.testkit;

import dev.herald.archunit.red.testkit_knows_the_application.adapter.http.RightAdapter;

/** A law that knows whom it is for. */
record WrongContract(RightAdapter adapter) {}
