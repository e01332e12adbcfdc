package dev.paperboy.subscription;

import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as declared in a file.
 *
 * @param wish the request
 * @param pause why it is paused; null while it is active
 * @param line its line in the file, from 1; 0 if it is not in a file yet
 */
public record Declaration(Wish wish, @Nullable Pause pause, int line) {}
