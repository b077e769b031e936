package dev.herald.adapter.udp;

import dev.herald.application.port.TrackerGateway;
import dev.herald.testkit.udp.UdpMisbehaviourContract;

/** What trackers, and others in their name, get wrong. */
class UdpMisbehaviourTest extends UdpMisbehaviourContract {

    @Override
    protected TrackerGateway openGateway() {
        return UdpTrackerAdapter.open(UdpOptions.usual());
    }
}
