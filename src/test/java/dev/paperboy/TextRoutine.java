package dev.paperboy;

import java.util.function.Function;

/**
 * A way by which a foreign text enters the program.
 *
 * @param name what failures call it
 * @param longest more characters than this never get there
 */
public record TextRoutine(String name, int longest, Function<String, Object> run) {

  /** One to which texts of any length get. */
  public static TextRoutine of(String name, Function<String, Object> run) {
    return new TextRoutine(name, Integer.MAX_VALUE, run);
  }

  @Override
  public String toString() {
    return name;
  }
}
