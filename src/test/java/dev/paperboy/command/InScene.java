package dev.paperboy.command;

import dev.paperboy.Scene;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a program of their own each, on SQLite, that has read its feeds once. */
public abstract class InScene {
  @TempDir Path folder;
  public Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** The text that a person in the channel of papers gets for a command. */
  public String say(String text) {
    return scene.type(text).text();
  }
}
