package dev.paperboy.route.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Which process held which lease, and when, looked up in the database a few times a second. */
final class LeaseWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  private final PostgresServer server;
  private final Map<String, String> owners = new HashMap<>();
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /**
   * A lease that came to a process.
   *
   * @param at of {@link System#nanoTime}
   * @param owner what the process calls itself; empty for none
   */
  record Change(long at, String lease, String owner) {}

  /** Begins to look. */
  LeaseWatch(PostgresServer server) {
    this.server = server;
    this.thread = new Thread(this::watch, "lease watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = server.connect()) {
        while (!Thread.currentThread().isInterrupted()) {
          look(connection);
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      } catch (SQLException down) {
        pause();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT lease_group || ' ' || partition, coalesce(name || '#' || number, '')
                FROM leases LEFT JOIN replicas ON replicas.number = leases.owner
                """)) {
      while (rows.next()) {
        String lease = rows.getString(1);
        String owner = rows.getString(2);
        if (!Objects.equals(owners.put(lease, owner), owner)) {
          changes.add(new Change(System.nanoTime(), lease, owner));
        }
      }
    }
  }

  /** Returns the times, in seconds, until another process had each lease of one that was lost. */
  List<Double> takeovers(long lost, long pid) {
    Map<String, String> before = new HashMap<>();
    Map<String, Double> after = new HashMap<>();
    for (Change change : changes) {
      if (change.at() < lost) {
        before.put(change.lease(), change.owner());
      } else if (isOf(before.getOrDefault(change.lease(), ""), pid)
          && !change.owner().isEmpty()
          && !isOf(change.owner(), pid)) {
        after.putIfAbsent(change.lease(), (change.at() - lost) / 1e9);
      }
    }
    return new ArrayList<>(after.values());
  }

  private static boolean isOf(String owner, long pid) {
    return owner.startsWith("process " + pid + " ");
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
