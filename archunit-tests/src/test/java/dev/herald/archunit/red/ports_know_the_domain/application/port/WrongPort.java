package dev.herald.archunit.red.ports_know_the_domain.application.port;

import dev.herald.archunit.red.ports_know_the_domain.application.client.RightClient;

/** An agreement that speaks of what stands behind it. */
interface WrongPort {
    RightClient client();
}
