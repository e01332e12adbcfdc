package dev.paperboy.ops;

import java.time.Duration;

/**
 * The state of a task that the program repeats in rounds.
 *
 * @param name the task: {@code deliver}, {@code poll arxiv}
 * @param failures the number of failed rounds since the last one that succeeded
 * @param idle how long the current round has made no progress; zero between rounds
 * @param hangs whether that is longer than a round may take
 */
public record TaskState(String name, int failures, Duration idle, boolean hangs) {}
