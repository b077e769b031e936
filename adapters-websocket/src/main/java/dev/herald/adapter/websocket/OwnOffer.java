package dev.herald.adapter.websocket;

/** An offer of ours as an announce carries it. */
record OwnOffer(OfferId id, String sdp) {}
