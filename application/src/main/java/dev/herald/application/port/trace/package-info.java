/**
 * What happens to one question on its way to a tracker and back, step by step. Whoever wants to know brings a
 * {@link dev.herald.application.port.trace.Tracer}, which hands out a {@link dev.herald.application.port.trace.Trace} for each
 * {@link dev.herald.application.port.trace.Inquiry} it wants to follow; adapters write {@linkplain
 * dev.herald.application.port.trace.TraceStep steps} into it. A trace is a book and no listener: nobody's code runs while a question
 * is under way, so nobody's exception or slowness can hurt it, and where nobody follows nothing is written or made.
 */
@NullMarked
package dev.herald.application.port.trace;

import org.jspecify.annotations.NullMarked;
