package dev.paperboy.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The databases that the stores run on, each as an empty one of its own for every test. */
@SuppressWarnings("ImmutableEnumChecker") // each kind remembers the database of the current test
public enum TestDatabase {
  SQLITE {
    private byte @Nullable [] empty;

    @Override
    public String url(Path folder) {
      return "jdbc:sqlite:" + folder.resolve("paperboy.db");
    }

    @Override
    synchronized void prepare(Path folder) throws IOException {
      Path file = folder.resolve("paperboy.db");
      if (empty == null) {
        Database.open(url(folder)).close();
        empty = Files.readAllBytes(file);
      } else {
        Files.write(file, empty, StandardOpenOption.CREATE_NEW);
      }
    }
  },

  POSTGRESQL {
    private static final String TEMPLATE = "paperboy_template";

    private boolean hasTemplate;
    private @Nullable String current;
    private @Nullable Path currentFolder;

    @Override
    public synchronized String url(Path folder) {
      if (current == null || !folder.equals(currentFolder)) {
        current = Postgres.create("");
        currentFolder = folder;
      }
      return current;
    }

    @Override
    synchronized void prepare(Path folder) {
      if (!hasTemplate) {
        Database.open(Postgres.create(TEMPLATE, "")).close();
        hasTemplate = true;
      }
      current = Postgres.create(TEMPLATE);
      currentFolder = folder;
    }
  };

  /** The address of the test's database; nothing is in it before {@link #open}. */
  public abstract String url(Path folder);

  abstract void prepare(Path folder) throws IOException;

  /** An empty database with every table; all that this test opens is in this folder. */
  public Database open(Path folder) {
    try {
      prepare(folder);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return Database.open(url(folder));
  }

  /** One server for all tests of this process, started by the first that needs it. */
  private static final class Postgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }

    static String create(String template) {
      return create("paperboy_" + NUMBER.incrementAndGet(), template);
    }

    static synchronized String create(String name, String template) {
      String server = SERVER.getJdbcUrl("postgres", "postgres");
      try (Connection connection = DriverManager.getConnection(server);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE DATABASE " + name + (template.isEmpty() ? "" : " TEMPLATE " + template));
      } catch (SQLException failure) {
        throw new AssertionError(failure);
      }
      return SERVER.getJdbcUrl("postgres", name);
    }
  }
}
