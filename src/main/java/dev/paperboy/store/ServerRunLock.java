package dev.paperboy.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock for running on a schema of a PostgreSQL database: an advisory lock held by a dedicated
 * connection, whose application name identifies the owner.
 */
final class ServerRunLock implements RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRunLock.class);

  /** The first half of the lock's key, "Papr"; the second half identifies the schema. */
  private static final int PROGRAM = 0x50617072;

  private static final int SECONDS_TO_ANSWER = 5;

  private final String url;
  private @Nullable Connection connection;

  private ServerRunLock(String url) {
    this.url = url;
  }

  /**
   * Acquires the lock.
   *
   * @throws StoreException if another process holds it or the server is unreachable
   */
  static ServerRunLock take(String url) {
    ServerRunLock lock = new ServerRunLock(url);
    try {
      lock.connect()
          .ifPresent(
              holder -> {
                throw new StoreException(
                    StoreException.Kind.UNUSABLE,
                    "The database is in use by another Paperboy that is running ("
                        + holder
                        + "). Stop it first, or name another one in `database`.",
                    null);
              });
      return lock;
    } catch (SQLException failure) {
      throw StoreException.from(failure);
    }
  }

  @Override
  public synchronized Optional<String> lost() {
    try {
      if (connection != null && connection.isValid(SECONDS_TO_ANSWER)) {
        return Optional.empty();
      }
      close();
      Optional<String> holder = connect();
      if (holder.isEmpty()) {
        LOG.warn("database lock was lost and taken again");
      }
      return holder.map(
          other ->
              "another Paperboy ("
                  + other
                  + ") has started on the database while it could not be reached from here");
    } catch (SQLException unreachable) {
      LOG.atDebug()
          .addKeyValue("reason", unreachable.getMessage())
          .log("database lock cannot be checked at present");
      return Optional.empty();
    }
  }

  /**
   * Connects and locks; returns the owner if another process holds the lock, and then disconnects.
   */
  private synchronized Optional<String> connect() throws SQLException {
    Connection fresh = DriverManager.getConnection(url, patience());
    try (Statement statement = fresh.createStatement()) {
      // Releases the lock of a vanished machine within a minute, rather than hours.
      statement.execute("SET tcp_keepalives_idle = 20");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
      int schema = schema(statement);
      if (isLocked(fresh, schema)) {
        nameItself(fresh);
        connection = fresh;
        return Optional.empty();
      }
      String holder = holder(fresh, schema);
      fresh.close();
      return Optional.of(holder);
    } catch (SQLException failure) {
      fresh.close();
      throw failure;
    }
  }

  private static Properties patience() {
    Properties properties = new Properties();
    PGProperty.LOGIN_TIMEOUT.set(properties, SECONDS_TO_ANSWER);
    PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS_TO_ANSWER);
    PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS_TO_ANSWER);
    return properties;
  }

  private static int schema(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT current_schema()")) {
      return rows.next() ? String.valueOf(rows.getString(1)).hashCode() : 0;
    }
  }

  private static boolean isLocked(Connection connection, int schema) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      statement.setInt(1, PROGRAM);
      statement.setInt(2, schema);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private static void nameItself(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      statement.setString(1, ProcessName.own());
      statement.execute();
    }
  }

  private static String holder(Connection connection, int schema) throws SQLException {
    String query =
        """
        SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid::bigint = ? AND l.objid::bigint = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setLong(1, PROGRAM);
      statement.setLong(2, Integer.toUnsignedLong(schema));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "it has just ended";
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException failure) {
      LOG.atDebug()
          .addKeyValue("reason", failure.getMessage())
          .log("the lock's connection was already broken");
    } finally {
      connection = null;
    }
  }
}
