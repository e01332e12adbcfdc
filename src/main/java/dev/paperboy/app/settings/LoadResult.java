package dev.paperboy.app.settings;

import java.util.List;

/** The outcome of reading the configuration. */
public sealed interface LoadResult {

  /**
   * It is valid.
   *
   * @param settings what it says
   * @param notes what an operator should know at start, one sentence each: which platform is off,
   *     and why
   */
  record Loaded(Settings settings, List<String> notes) implements LoadResult {
    /** Copies the list. */
    public Loaded {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It is not.
   *
   * @param problems all that was found, in the order of the lines; never empty
   */
  record Invalid(List<SettingsProblem> problems) implements LoadResult {
    /** Copies the list. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
