package dev.herald.archunit.red.application_knows_the_domain.application;

import dev.herald.archunit.red.application_knows_the_domain.embedded.RightTracker;

/** Behaviour that knows the tracker it is shown with. */
record WrongDemo(RightTracker tracker) {}
