package dev.herald.application.client;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What one tracker said of one swarm: its counts, that it does not know it (Right of none), or why it did not say. */
public record ScrapeOutcome(TrackerUrl tracker, InfoHash swarm, Either<TrackerError, Option<SwarmStats>> answer) {}
