/**
 * UDP trackers (BEP 15, BEP 41) for tests of whatever speaks UDP to a tracker: no tracker library in between, every byte is the
 * script's. {@link dev.herald.testkit.udp.ScriptedUdpTracker} listens on loopback, a {@link dev.herald.testkit.udp.UdpScript} turns
 * each {@link dev.herald.testkit.udp.RecordedDatagram} into a {@link dev.herald.testkit.udp.UdpReply}, which is a value: datagrams,
 * and when and from where they go. {@link dev.herald.testkit.udp.UdpTrackerScript} is the script that does what a tracker does;
 * {@link dev.herald.testkit.udp.Impairment} loses, delays and doubles what any script sends, {@link dev.herald.testkit.udp.Spoofs}
 * are packets of somebody who is not the tracker. Scripts need no socket: a conversation can be tried against them in virtual time.
 * {@link dev.herald.testkit.udp.UdpMisbehaviour} is the table of what goes wrong and what has to come of it;
 * {@link dev.herald.testkit.udp.UdpMisbehaviourContract} checks a gateway against it. {@link dev.herald.testkit.udp.UdpTrackerHarness} puts a gateway under the law of all gateways.
 */
@NullMarked
package dev.herald.testkit.udp;

import org.jspecify.annotations.NullMarked;
