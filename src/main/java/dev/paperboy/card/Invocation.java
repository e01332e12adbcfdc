package dev.paperboy.card;

import dev.paperboy.paper.PaperId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command with what is filled in: the command of a button.
 *
 * @param command the word that calls it
 * @param fields what is filled in, by the names of the command's fields, in their order
 */
public record Invocation(String command, Map<String, String> fields) {
  /** The field of all that was typed after a command without fields. */
  public static final String TYPED = "typed";

  /** In which order fields are typed; those that are not named come first. */
  private static final List<String> ORDER =
      List.of(
          "query", "how", "cadence", "more", "for", "on", "at", "max", "updates", "sort", "instant",
          "page");

  /** What is typed before what stands in a field, where that alone does not say it. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "more",
          "more ",
          "for",
          "for ",
          "on",
          "on ",
          "at",
          "at ",
          "max",
          "max ",
          "updates",
          "updates ",
          "sort",
          "sort:",
          "instant",
          "instant: ",
          "page",
          "page ");

  /** Copies the fields. */
  public Invocation {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A command without anything filled in. */
  public static Invocation of(String command) {
    return new Invocation(command, Map.of());
  }

  /** Shows a paper. */
  public static Invocation show(PaperId paper) {
    return of("show").with("paper", paper);
  }

  /** Looks for papers like one. */
  public static Invocation similar(PaperId paper) {
    return of("similar").with("paper", paper);
  }

  /** Asks what of a paper is to be muted. */
  public static Invocation mute(PaperId paper) {
    return of("mute").with("what", paper);
  }

  /** Asks why a paper was posted. */
  public static Invocation why(PaperId paper) {
    return of("why").with("paper", paper);
  }

  /** What can be asked of a paper by a card of it. */
  public static List<Invocation> about(PaperId paper) {
    return List.of(similar(paper), mute(paper), why(paper));
  }

  /** The same with a field filled in; an empty value leaves it out. */
  public Invocation with(String field, Object value) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(field, value.toString());
    more.values().removeIf(String::isEmpty);
    return new Invocation(command, more);
  }

  /** Whether nothing but this field is filled in. */
  public boolean hasOnly(String field) {
    return fields.keySet().equals(Set.of(field));
  }

  /** As people type it, without {@code /papers}. */
  public String typed() {
    return Stream.concat(
            Stream.of(command),
            fields.keySet().stream()
                .sorted(Comparator.comparingInt(ORDER::indexOf))
                .map(field -> BEFORE.getOrDefault(field, "") + fields.get(field)))
        .collect(Collectors.joining(" "));
  }
}
