package dev.paperboy.store;

import dev.paperboy.store.mapping.RowMapping;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a PostgreSQL server for what must not wait behind other work: renewing leases,
 * and notifications between the processes that run on the database. A broken connection is replaced
 * at the next call. A call takes at most a few seconds. Thread-safe; calls wait for each other.
 *
 * <p>It holds the advisory lock of the schema, shared with other processes that run on it. Whoever
 * moves the database, and older versions, which cannot share their work, hold it exclusively.
 */
public final class ServerConnection implements RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);

  /** The first half of the lock's key, "Papr"; the second half identifies the schema. */
  private static final int PROGRAM = 0x50617072;

  private static final String CHANNEL = "paperboy";
  private static final int SECONDS_TO_ANSWER = 5;

  /** The SQLSTATE of a lock that was not granted in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String url;
  private final boolean alone;
  private @Nullable Connection connection;
  private @Nullable Jdbi jdbi;
  private int ownProcess;

  private ServerConnection(String url, boolean alone) {
    this.url = url;
    this.alone = alone;
  }

  /**
   * Connects.
   *
   * @param alone whether no other process may run on the database at the same time
   * @throws StoreException if another process must not be joined, or the server is unreachable
   */
  static ServerConnection open(String url, boolean alone) {
    ServerConnection connection = new ServerConnection(url, alone);
    try {
      connection.connected();
      return connection;
    } catch (SQLException failure) {
      throw StoreException.from(failure);
    }
  }

  /** Returns a description of this process for people: its ID, its host and its start time. */
  public static String process() {
    return ProcessName.own();
  }

  /**
   * Runs work in a read-write transaction, once.
   *
   * @throws StoreException if the database fails; the transaction may then have been committed
   */
  public synchronized <T> T write(Function<Transaction, T> work) {
    try {
      connected();
      Jdbi open = jdbi;
      if (open == null) {
        throw new IllegalStateException("not connected");
      }
      return open.inTransaction(handle -> work.apply(new Transaction(handle)));
    } catch (SQLException failure) {
      close();
      throw StoreException.from(failure);
    } catch (JdbiException failure) {
      close();
      throw StoreException.from(failure);
    }
  }

  /**
   * Sends notifications to the other processes that run on the database.
   *
   * @throws StoreException if the database fails
   */
  public void send(Collection<String> notifications) {
    write(
        transaction -> {
          for (String one : notifications) {
            transaction
                .handle()
                .createQuery("SELECT 1 FROM pg_notify(:channel, :one)")
                .bind("channel", CHANNEL)
                .bind("one", one)
                .mapTo(Integer.class)
                .one();
          }
          return true;
        });
  }

  /**
   * Returns the notifications of other processes; waits for the first one.
   *
   * @param longest the maximum time to wait, more than zero
   * @throws StoreException if the database fails
   */
  public synchronized List<String> receive(Duration longest) {
    try {
      PGNotification[] received =
          connected().unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
      return received == null
          ? List.of()
          : Arrays.stream(received)
              .filter(one -> one.getPID() != ownProcess)
              .map(PGNotification::getParameter)
              .distinct()
              .toList();
    } catch (SQLException failure) {
      close();
      throw StoreException.from(failure);
    }
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    return open == null ? connect() : open;
  }

  private synchronized Connection connect() throws SQLException {
    Connection fresh = DriverManager.getConnection(url, patience());
    try (Statement statement = fresh.createStatement()) {
      // Notices within a minute that a machine has vanished, rather than within hours.
      statement.execute("SET tcp_keepalives_idle = 20");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
      statement.execute("SET idle_in_transaction_session_timeout = 5000");
      int schema = schema(statement);
      // The server may notice only now that the former process has ended.
      statement.execute("SET lock_timeout = 1000");
      if (!isLocked(fresh, schema)) {
        throw inUse(fresh, schema);
      }
      statement.execute("SET lock_timeout = 3000");
      nameItself(fresh);
      statement.execute("LISTEN " + CHANNEL);
      ownProcess = fresh.unwrap(PGConnection.class).getBackendPID();
      jdbi = RowMapping.register(Jdbi.create(new Kept(fresh)));
      connection = fresh;
      return fresh;
    } catch (SQLException | RuntimeException failure) {
      fresh.close();
      throw failure;
    }
  }

  /** A connection that stays open between transactions. */
  private record Kept(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return connection;
    }

    @Override
    public void closeConnection(Connection used) {
      // Used again by the next transaction.
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

  private boolean isLocked(Connection connection, int schema) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            alone ? "SELECT pg_advisory_lock(?, ?)" : "SELECT pg_advisory_lock_shared(?, ?)")) {
      statement.setInt(1, PROGRAM);
      statement.setInt(2, schema);
      statement.execute();
      return true;
    } catch (SQLException failure) {
      if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  private static void nameItself(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      statement.setString(1, ProcessName.own());
      statement.execute();
    }
  }

  private StoreException inUse(Connection connection, int schema) throws SQLException {
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
        String holder = rows.next() ? String.valueOf(rows.getString(1)) : "it has just ended";
        return new StoreException(
            StoreException.Kind.UNUSABLE,
            (alone
                    ? "The database is in use by another Paperboy that is running ("
                    : "The database is in use by another Paperboy that has to be alone on it, an"
                        + " older version or one that moves it (")
                + holder
                + "). Stop it first, or name another one in `database`.",
            null);
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
          .log("the connection was already broken");
    } finally {
      connection = null;
      jdbi = null;
    }
  }
}
