/**
 * What stands between the client and the gateways: routing by scheme, opening on demand, a second watch on
 * deadlines, observation. All of it is
 * {@link dev.herald.application.gateway.Gateways}, functions from gateway to gateway.
 */
@NullMarked
package dev.herald.application.gateway;

import org.jspecify.annotations.NullMarked;
