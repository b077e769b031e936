package dev.herald.bootstrap.cli.explain;

import dev.herald.domain.session.DueRule;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a session would do next about one tracker, and which rule says so.
 *
 * @param pause how long it would leave this tracker alone; none where it would not ask it again by itself
 * @param rule why not sooner
 * @param meanwhile the tracker it would ask at once instead
 */
public record Outlook(Option<Duration> pause, DueRule rule, Option<TrackerUrl> meanwhile) {}
