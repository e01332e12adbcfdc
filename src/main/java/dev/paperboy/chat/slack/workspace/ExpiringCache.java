package dev.paperboy.chat.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A cache whose values expire. The oldest are evicted if there are too many. Thread-safe. */
final class ExpiringCache<K, V> {
  private static final int MOST = 10_000;

  private final Duration life;
  private final InstantSource clock;
  private final Map<K, Answer<V>> answers = new LinkedHashMap<>();

  private record Answer<V>(V value, Instant end) {}

  ExpiringCache(Duration life, InstantSource clock) {
    this.life = life;
    this.clock = clock;
  }

  synchronized Optional<V> get(K question) {
    Answer<V> answer = answers.get(question);
    if (answer == null || answer.end().isBefore(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(answer.value());
  }

  synchronized V put(K question, V value) {
    answers.remove(question);
    answers.put(question, new Answer<>(value, clock.instant().plus(life)));
    if (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    return value;
  }

  synchronized void forget(K question) {
    answers.remove(question);
  }
}
