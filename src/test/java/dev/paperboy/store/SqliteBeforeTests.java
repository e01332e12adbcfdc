package dev.paperboy.store;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads SQLite's library before any test, as the program does it: a test that uses the driver first
 * would make the driver load a copy of its own, and two copies in one process crash it.
 */
public final class SqliteBeforeTests implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    SqliteLibrary.load(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
