package dev.herald.bootstrap.cli.output;

import java.util.Map;

/**
 * One step of a question, as it is printed.
 *
 * @param atMicros how long after the beginning
 * @param step its kind, as scripts read it
 * @param label its kind, as people read it
 * @param words what happened, in words
 * @param details the same in figures and texts: strings, lists of strings, whole numbers
 */
record StepView(long atMicros, String step, String label, String words, Map<String, Object> details) {}
