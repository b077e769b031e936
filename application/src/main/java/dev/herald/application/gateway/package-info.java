/**
 * What stands between the client and the gateways: routing by scheme, opening on demand, a second watch on
 * deadlines, observation, one announce over several IP versions, trackers with a policy of their own for that. All of it is
 * {@link dev.herald.application.gateway.Gateways}, functions from gateway to gateway. Beside it what those need who ask many
 * questions: {@link dev.herald.application.gateway.InTurn}, {@link dev.herald.application.gateway.SharedLoop} and
 * {@link dev.herald.application.gateway.Cancellation}.
 */
@NullMarked
package dev.herald.application.gateway;

import org.jspecify.annotations.NullMarked;
