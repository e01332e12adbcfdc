package dev.paperboy.app.settings;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param file the file as the user named it
 * @param line from 1; 0 where it is about the file as a whole
 * @param message what is wrong and what would be right, in a sentence
 */
public record SettingsProblem(String file, int line, String message) {

  /** Returns {@code config/paperboy.yaml:7: message}. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
