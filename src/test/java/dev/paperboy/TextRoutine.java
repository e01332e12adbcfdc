package dev.paperboy;

import java.util.List;
import java.util.function.Function;

/**
 * A way by which a foreign text enters the program.
 *
 * @param name what failures call it
 * @param longest more characters than this never get there
 * @param covers the classes with regular expressions that it goes through, or the folders of such,
 *     below {@code dev/paperboy}
 */
public record TextRoutine(
    String name, int longest, Function<String, Object> run, List<String> covers) {

  /** One to which texts of any length get. */
  public static TextRoutine of(String name, Function<String, Object> run, String... covers) {
    return new TextRoutine(name, Integer.MAX_VALUE, run, List.of(covers));
  }

  /** The same where longer texts do not get there. */
  public TextRoutine upTo(int characters) {
    return new TextRoutine(name, characters, run, covers);
  }

  @Override
  public String toString() {
    return name;
  }
}
