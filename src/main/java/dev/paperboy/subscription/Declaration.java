package dev.paperboy.subscription;

import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is written in a file.
 *
 * @param wish what is wanted
 * @param pause why it is paused; null while it is active
 * @param line its line in the file, from 1; 0 where it is in no file yet
 */
public record Declaration(Wish wish, @Nullable Pause pause, int line) {}
