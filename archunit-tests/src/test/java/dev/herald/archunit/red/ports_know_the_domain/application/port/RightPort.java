package dev.herald.archunit.red.ports_know_the_domain.application.port;

import dev.herald.archunit.red.ports_know_the_domain.domain.RightWord;

/** An agreement in words of the domain. */
interface RightPort {
    RightWord word();
}
