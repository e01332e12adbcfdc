package dev.paperboy.route.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A server of PostgreSQL with a database that outlives it: it can be stopped and started again. */
public final class PostgresServer implements Closeable {
  private static final String NAME = "postgres";

  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  /** Starts it, with its data in this folder. */
  public PostgresServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = launch();
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("max_connections", "200")
        .setPGStartupWait(Duration.ofMinutes(1))
        .start();
  }

  /** The port that it listens on, the same after each start. */
  public int port() {
    return port;
  }

  /** The address of its database through this port of a proxy, or its own. */
  public static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=postgres";
  }

  /** Connects to its database. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(port));
  }

  /** Stops it: connections are cut, and new ones refused. */
  void stop() throws IOException {
    server.close();
  }

  /** Starts it again. */
  void restart() throws IOException {
    server = launch();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
