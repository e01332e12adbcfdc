package dev.paperboy.embedding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The texts whose vectors are asked for next: those of topics until they have come, and those that
 * somebody waits for. Thread-safe.
 */
final class WantedTexts {
  private final Set<String> topics = new LinkedHashSet<>();
  private final Map<String, Wanted> awaited = new LinkedHashMap<>();

  /** How many wait for a text, and what is complete once nobody has to wait any longer. */
  private static final class Wanted {
    private final CompletableFuture<Boolean> come = new CompletableFuture<>();
    private int waiting;
    private boolean kept;
  }

  /** Adds texts of topics. */
  synchronized void expect(Collection<String> texts) {
    topics.addAll(texts);
  }

  /** Returns whether texts of topics are missing. */
  synchronized boolean isExpecting() {
    return !topics.isEmpty();
  }

  /**
   * Adds texts that somebody waits for; returns what is complete once all of them have come.
   *
   * @param kept whether they are needed again after a restart
   */
  synchronized CompletableFuture<?> want(Collection<String> texts, boolean kept) {
    return CompletableFuture.allOf(
        texts.stream()
            .map(
                text -> {
                  Wanted wanted = awaited.computeIfAbsent(text, key -> new Wanted());
                  wanted.waiting++;
                  wanted.kept |= kept;
                  return wanted.come;
                })
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Removes texts that somebody waited for, unless others still do. */
  synchronized void giveUp(Collection<String> texts) {
    for (String text : texts) {
      Wanted wanted = awaited.get(text);
      if (wanted != null && --wanted.waiting == 0) {
        awaited.remove(text);
      }
    }
  }

  /** Returns up to so many texts, those of topics first. */
  synchronized List<String> next(int count) {
    Set<String> next = new LinkedHashSet<>();
    topics.stream().limit(count).forEach(next::add);
    awaited.keySet().stream().limit(count).forEach(next::add);
    return next.stream().limit(count).toList();
  }

  /** Returns whether a text is only awaited by searches, so that it is not needed again. */
  synchronized boolean isPassing(String text) {
    Wanted wanted = awaited.get(text);
    return wanted != null && !wanted.kept && !topics.contains(text);
  }

  /** Returns whether a text is one of a topic. */
  synchronized boolean isTopic(String text) {
    return topics.contains(text);
  }

  /** Removes texts that have come, and wakes those that wait for them. */
  synchronized void come(Collection<String> texts) {
    for (String text : texts) {
      topics.remove(text);
      Wanted wanted = awaited.remove(text);
      if (wanted != null) {
        wanted.come.complete(true);
      }
    }
  }
}
