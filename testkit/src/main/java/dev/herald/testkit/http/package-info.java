/**
 * HTTP trackers on raw sockets, for tests of whatever speaks HTTP to a tracker: no HTTP library in between, every byte is the
 * script's. {@link dev.herald.testkit.http.ScriptedHttpTracker} listens on loopback, an {@link dev.herald.testkit.http.HttpScript}
 * turns each {@link dev.herald.testkit.http.RecordedRequest} into an {@link dev.herald.testkit.http.HttpReply}, which writes to the
 * {@link dev.herald.testkit.http.HttpWire}. {@link dev.herald.testkit.http.HttpMisbehaviour} is the table of what trackers get
 * wrong and what has to come of it; {@link dev.herald.testkit.http.HttpMisbehaviourContract} checks a gateway against it.
 * {@link dev.herald.testkit.http.LoopbackTls} has their certificates, and {@link dev.herald.testkit.http.CountingKeys} tells which
 * handshakes were full ones. {@link dev.herald.testkit.http.HttpTrackerHarness} puts a gateway under the law of all gateways.
 */
@NullMarked
package dev.herald.testkit.http;

import org.jspecify.annotations.NullMarked;
