package dev.paperboy.command;

import dev.paperboy.TextRoutine;
import java.util.List;
import java.util.Map;

/** How what people type enters the program. */
public final class CommandTextRoutines {
  private static final int LONGEST = 20_000;

  private CommandTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        typed("typed wish", text -> WishParser.read(WishParser.fields(text))),
        typed(
            "filled-in wish",
            text -> WishParser.read(Map.of("query", text, "at", text, "on", text))),
        typed("hint", MannerHint::sentence));
  }

  private static TextRoutine typed(String name, java.util.function.Function<String, Object> run) {
    return new TextRoutine(name, LONGEST, run);
  }
}
