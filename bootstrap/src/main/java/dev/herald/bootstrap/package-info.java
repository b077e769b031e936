/**
 * Where the house is put together: {@link dev.herald.bootstrap.Herald} wires the adapters into a client for users of the library,
 * {@link dev.herald.bootstrap.HeraldSettings} says how. The command lives in {@code cli}; nothing here needs it or its libraries.
 */
@NullMarked
package dev.herald.bootstrap;

import org.jspecify.annotations.NullMarked;
