/**
 * The one door to the network. Whoever talks to trackers is given a {@link dev.herald.network.NetworkScope}, opens it as a
 * {@link dev.herald.network.Network}, and asks that for the {@linkplain dev.herald.network.Way ways} of a
 * {@linkplain dev.herald.network.Visit visit}: which address a socket may be connected to, from where, and through which proxy. Nobody
 * else looks a name up, and nobody connects to anything that is not such a way.
 *
 * <ul>
 *   <li>The scope is a value: {@code LocalSide}, {@code AddressFamilies}, {@code NameLookup}, {@code ProxyServer} and
 *       {@code CertificateTrust}, which knows {@code KeyPin}s and a {@code ClientCertificate}. For each trust there is one
 *       {@code TlsContext}, and {@code TlsTrouble} says why TLS failed.
 *   <li>The door is open for as long as a gateway is: {@code Network}, and behind it {@code NameResolver} with its threads.
 *   <li>It may make exceptions, each for a {@code TrackerHost}; {@code Network} knows which scope holds for which tracker, and keeps
 *       what it learns within one from the others.
 *   <li>Where there are several ways, a {@code Race} decides which one is taken, the same for every transport that connects.
 *   <li>What has to happen at a time, deadlines above all, waits in {@code Alarms}.
 * </ul>
 *
 * <p>It fails closed. An interface that is gone, a proxy that does not answer, a proxy that cannot carry what is asked of it: each is an
 * error with a name, and never a connection that takes another way.
 */
@NullMarked
package dev.herald.network;

import org.jspecify.annotations.NullMarked;
