package dev.paperboy.app;

import dev.paperboy.app.settings.ConsoleSettings;
import dev.paperboy.app.settings.MeaningSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.app.settings.value.Secret;
import java.util.List;
import java.util.Optional;

/** Settings of a program on a database of its own, with the console on any free port. */
public final class TestSettings {
  private TestSettings() {}

  /** Settings without feeds and platforms. */
  public static Settings of(String database) {
    return of(database, Optional.empty(), Optional.empty());
  }

  /** As the other ones, with a token of the console and another model. */
  public static Settings of(
      String database, Optional<Secret> token, Optional<MeaningSettings> meaning) {
    Settings defaults = Settings.defaults();
    return new Settings(
        new DatabaseAddress(database),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ConsoleSettings(new BindAddress("127.0.0.1", 0), token, List.of()),
        defaults.site(),
        meaning,
        Optional.empty(),
        "",
        defaults.log(),
        defaults.backup(),
        defaults.retention(),
        defaults.proxies());
  }
}
