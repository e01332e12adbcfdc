package dev.paperboy.store.channel;

import dev.paperboy.subscription.ChannelPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The channels that this process may post to: those of some platforms, or those of them in some
 * partitions.
 *
 * @param partitions the partitions by platform, never empty
 */
public record ServedChannels(Map<String, Set<Integer>> partitions) {
  /** Copies the map, and removes platforms without partitions. */
  public ServedChannels {
    partitions =
        partitions.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** Returns all channels of these platforms. */
  public static ServedChannels of(String... platforms) {
    return new ServedChannels(
        Set.of(platforms).stream()
            .collect(Collectors.toMap(name -> name, name -> ChannelPartition.all())));
  }

  /** Returns their platforms. */
  public Set<String> platforms() {
    return partitions.keySet();
  }

  /** Returns whether there cannot be any such channels. */
  public boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** Returns those of the platforms that satisfy a condition. */
  public ServedChannels on(Predicate<String> platform) {
    return new ServedChannels(
        partitions.entrySet().stream()
            .filter(entry -> platform.test(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * Replaces {@code <served>} in a statement by the condition on a row of {@code channels} that it
   * is one of these; at least one must be possible.
   */
  public <T extends SqlStatement<T>> T in(T statement) {
    Map<Set<Integer>, Set<String>> alike =
        partitions.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))));
    List<String> conditions = new ArrayList<>();
    T bound = statement;
    for (Map.Entry<Set<Integer>, Set<String>> entry : alike.entrySet()) {
      List<String> names = new ArrayList<>();
      for (String platform : entry.getValue()) {
        String name = "platform_" + conditions.size() + "_" + names.size();
        names.add(":" + name);
        bound = bound.bind(name, platform);
      }
      String condition = "platform IN (" + String.join(", ", names) + ")";
      conditions.add(
          entry.getKey().size() == ChannelPartition.PARTITIONS
              ? condition
              : condition + " AND partition IN (" + numbers(entry.getKey()) + ")");
    }
    return bound.define("served", "(" + String.join(" OR ", conditions) + ")");
  }

  private static String numbers(Set<Integer> partitions) {
    return partitions.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
