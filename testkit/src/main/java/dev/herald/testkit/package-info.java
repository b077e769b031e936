/** What a user needs to test code built on Herald: fakes that obey the gateway contract, and virtual time. */
@NullMarked
package dev.herald.testkit;

import org.jspecify.annotations.NullMarked;
