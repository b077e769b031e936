package dev.herald.archunit.red.testkit_knows_the_application.testkit;

import dev.herald.archunit.red.testkit_knows_the_application.application.client.RightClient;

/** A law that knows what is asked. */
record RightContract(RightClient client) {}
