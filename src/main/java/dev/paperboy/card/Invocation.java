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
 * A command with its fields filled in, such as the command of a button.
 *
 * @param command the name of the command
 * @param fields the filled-in values, by field name, in order
 */
public record Invocation(String command, Map<String, String> fields) {
  /** The field for the whole text of a command without fields. */
  public static final String TYPED = "typed";

  /** The order in which fields are typed; fields not listed come first. */
  private static final List<String> ORDER =
      List.of(
          "query", "how", "cadence", "more", "for", "on", "at", "max", "about", "updates", "like",
          "unlike", "sort", "instant", "page", "vote", "toggle");

  /** What is typed before the value of a field, if the value alone is ambiguous. */
  private static final Map<String, String> BEFORE =
      Map.ofEntries(
          Map.entry("more", "more "),
          Map.entry("for", "for "),
          Map.entry("on", "on "),
          Map.entry("at", "at "),
          Map.entry("max", "max "),
          Map.entry("about", "about "),
          Map.entry("updates", "updates "),
          Map.entry("like", "like "),
          Map.entry("unlike", "unlike "),
          Map.entry("sort", "sort:"),
          Map.entry("instant", "instant: "),
          Map.entry("page", "page "));

  /** What is typed after the value of a field. */
  private static final Map<String, String> AFTER = Map.of("about", " a week");

  /** Copies the fields. */
  public Invocation {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** Returns a command without fields. */
  public static Invocation of(String command) {
    return new Invocation(command, Map.of());
  }

  /** Returns a command that shows a paper. */
  public static Invocation show(PaperId paper) {
    return of("show").with("paper", paper);
  }

  /** Returns a command that searches for similar papers. */
  public static Invocation similar(PaperId paper) {
    return of("similar").with("paper", paper);
  }

  /** Returns a command that offers what to mute about a paper. */
  public static Invocation mute(PaperId paper) {
    return of("mute").with("what", paper);
  }

  /** Returns a command that explains why a paper was posted. */
  public static Invocation why(PaperId paper) {
    return of("why").with("paper", paper);
  }

  /** Returns a command that votes a paper up; run again, it takes the vote back. */
  public static Invocation voteUp(PaperId paper) {
    return vote(paper, "up");
  }

  /** Returns a command that votes a paper down; run again, it takes the vote back. */
  public static Invocation voteDown(PaperId paper) {
    return vote(paper, "down");
  }

  private static Invocation vote(PaperId paper, String vote) {
    return of("vote").with("paper", paper).with("vote", vote).with("toggle", "toggle");
  }

  /** Returns a command that lists the papers held back in a channel. */
  public static Invocation held() {
    return of("list").with("what", "held");
  }

  /** Returns a command that stops posting requested papers. */
  public static Invocation stop() {
    return of("release").with("how", "stop");
  }

  /** Returns the commands that a paper's card offers. */
  public static List<Invocation> about(PaperId paper) {
    return List.of(similar(paper), mute(paper), why(paper), voteUp(paper), voteDown(paper));
  }

  /** Returns this command with a field filled in; an empty value removes the field. */
  public Invocation with(String field, Object value) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(field, value.toString());
    more.values().removeIf(String::isEmpty);
    return new Invocation(command, more);
  }

  /** Returns whether only this field is filled in. */
  public boolean hasOnly(String field) {
    return fields.keySet().equals(Set.of(field));
  }

  /** Returns the command as it is typed, without {@code /papers}. */
  public String typed() {
    return Stream.concat(
            Stream.of(command),
            fields.keySet().stream()
                .sorted(Comparator.comparingInt(ORDER::indexOf))
                .map(
                    field ->
                        BEFORE.getOrDefault(field, "")
                            + fields.get(field)
                            + AFTER.getOrDefault(field, "")))
        .collect(Collectors.joining(" "));
  }
}
