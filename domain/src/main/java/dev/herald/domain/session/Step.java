package dev.herald.domain.session;

import io.vavr.collection.List;

/** What a fact made of a session: its new state, and what is to be done, in this order. */
public record Step(Session session, List<SessionAction> actions) {}
