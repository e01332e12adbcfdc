package dev.paperboy.store.move;

import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.move.MoveListener.Stage;
import dev.paperboy.store.move.MoveProgress.Copied;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies all rows of a database into an empty one, of the same or the other kind, and compares them
 * afterwards.
 *
 * <p>Rows are copied in transactions that also record how far they came, so that a move which ended
 * at any moment continues where it was. Until it is complete, the target cannot be opened
 * otherwise. For one thread.
 */
public final class DatabaseMove {
  /** The tables that an empty database has rows in. */
  private static final Set<String> FILLED_WHEN_EMPTY = Set.of("counters", "marks");

  private static final int ROWS_IN_BATCH = 20_000;
  private static final long BYTES_IN_BATCH = 16_000_000;
  private static final int ROWS_BETWEEN_REPORTS = 5_000;

  private final Database source;
  private final Database target;
  private final MoveListener listener;
  private final int rowsInBatch;

  /** Work on a connection. */
  @FunctionalInterface
  private interface Step<T> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Prepares a move.
   *
   * @param source opened with {@link Database#openToMove}, or in use if only a {@link #snapshot} is
   *     taken
   * @param target opened with {@link Database#openToReceive}
   */
  public DatabaseMove(Database source, Database target, MoveListener listener) {
    this(source, target, listener, ROWS_IN_BATCH);
  }

  DatabaseMove(Database source, Database target, MoveListener listener, int rowsInBatch) {
    this.source = source;
    this.target = target;
    this.listener = listener;
    this.rowsInBatch = rowsInBatch;
  }

  /**
   * Moves everything, or the rest if an earlier move of the same source was interrupted. Nobody can
   * change the source meanwhile.
   *
   * @return the tables, which are the same in both databases
   * @throws StoreException if the target is not empty, which is then unchanged, or a database fails
   */
  public List<MovedTable> run() {
    if (source.isReadOnly()) {
      return snapshot();
    }
    return source.write(
        locked -> {
          step(
              locked,
              connection -> {
                MoveSql.of(connection).lock(connection, TableCatalog.read(connection));
                return true;
              });
          return snapshot();
        });
  }

  /** Copies the source as it is now, while it may be in use. */
  public List<MovedTable> snapshot() {
    return source.read(reading -> step(reading, this::moved));
  }

  private List<MovedTable> moved(Connection from) throws SQLException {
    List<Table> tables = TableCatalog.read(from);
    Map<Table, Long> sizes = new LinkedHashMap<>();
    for (Table table : tables) {
      sizes.put(table, count(from, table));
    }
    String stamp = stamp(from, sizes);
    boolean resumed = onTarget(to -> begin(to, tables, stamp));
    copy(from, sizes);
    List<String> different = different(from, sizes, resumed);
    if (!different.isEmpty() && resumed) {
      // The source changed between the two parts of the move.
      onTarget(to -> beginAnew(to, tables, stamp));
      copy(from, sizes);
      different = different(from, sizes, false);
    }
    if (!different.isEmpty()) {
      onTarget(to -> beginAnew(to, tables, stamp));
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The copy differs from the source in "
              + String.join(", ", different)
              + ". Check the disks of both databases and run the command again; it begins anew.",
          null);
    }
    return onTarget(to -> finish(from, to, tables));
  }

  /** Returns whether a move that was begun earlier continues. */
  private static boolean begin(Connection to, List<Table> tables, String stamp)
      throws SQLException {
    List<String> sources = MoveProgress.sources(to);
    if (sources.equals(List.of(stamp))) {
      return true;
    }
    if (sources.isEmpty()) {
      refuseFilled(to);
    } else if (!mark(sources.get(0)).equals(mark(stamp))) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database that --to names is the target of an unfinished move of another database."
              + " Finish that one, or name an empty database.",
          null);
    }
    return beginAnew(to, tables, stamp);
  }

  private static boolean beginAnew(Connection to, List<Table> tables, String stamp)
      throws SQLException {
    MoveSql.of(to).clear(to, TableCatalog.read(to));
    MoveProgress.begin(to, tables, stamp);
    return false;
  }

  private static void refuseFilled(Connection to) throws SQLException {
    for (Table table : TableCatalog.read(to)) {
      if (!FILLED_WHEN_EMPTY.contains(table.name()) && count(to, table) > 0) {
        throw new StoreException(
            StoreException.Kind.UNUSABLE,
            "The database that --to names is not empty: its table "
                + table.name()
                + " has rows. Name an empty database, or a new file.",
            null);
      }
    }
  }

  /** Describes the source well enough to notice, before it is read again, that it was in use. */
  private static String stamp(Connection from, Map<Table, Long> sizes) throws SQLException {
    RowFingerprint print = new RowFingerprint();
    for (Map.Entry<Table, Long> size : sizes.entrySet()) {
      print.add(new Object[] {size.getKey().name(), size.getValue()});
    }
    for (Map.Entry<String, Long> number : lastNumbers(from, sizes.keySet()).entrySet()) {
      print.add(new Object[] {number.getKey(), number.getValue()});
    }
    try (PreparedStatement counters =
            from.prepareStatement("SELECT name, value FROM counters ORDER BY name");
        ResultSet rows = counters.executeQuery()) {
      while (rows.next()) {
        print.add(new Object[] {rows.getString(1), rows.getLong(2)});
      }
    }
    try (PreparedStatement statement =
            from.prepareStatement("SELECT value FROM marks WHERE name = 'database'");
        ResultSet rows = statement.executeQuery()) {
      return (rows.next() ? rows.getString(1) : "") + " " + print.text();
    }
  }

  private static String mark(String stamp) {
    return stamp.substring(0, stamp.indexOf(' '));
  }

  private static Map<String, Long> lastNumbers(Connection from, Iterable<Table> tables)
      throws SQLException {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Table table : tables) {
      if (table.identity().isPresent()) {
        numbers.put(
            table.name(), MoveSql.of(from).lastNumber(from, table, table.identity().orElseThrow()));
      }
    }
    return numbers;
  }

  private void copy(Connection from, Map<Table, Long> sizes) throws SQLException {
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    long done = 0;
    for (Table table : sizes.keySet()) {
      Copied copied = onTarget(to -> MoveProgress.of(to, table));
      try (TableReader reader = new TableReader(from, table, copied.rows())) {
        boolean more = true;
        while (more) {
          Copied before = copied;
          copied = onTarget(to -> copyBatch(reader, to, table, before));
          more = copied.rows() > before.rows();
          listener.reached(Stage.COPY, done + copied.rows(), total);
        }
      }
      done += copied.rows();
    }
  }

  private Copied copyBatch(TableReader reader, Connection to, Table table, Copied before)
      throws SQLException {
    RowFingerprint print = new RowFingerprint(before.sum());
    long rows = before.rows();
    long size = reader.size();
    try (TableWriter writer = MoveSql.of(to).writer(to, table)) {
      boolean more = true;
      while (more) {
        @Nullable Object @Nullable [] row = reader.next();
        if (row != null) {
          writer.add(row);
          print.add(row);
          rows++;
        }
        more =
            row != null
                && rows - before.rows() < rowsInBatch
                && reader.size() - size < BYTES_IN_BATCH;
      }
      writer.finish();
    }
    Copied copied = new Copied(rows, print.sum());
    MoveProgress.set(to, table, copied);
    return copied;
  }

  /**
   * Reads the target back, and the source as well if it was not copied in one go; returns the names
   * of the tables that differ.
   */
  private List<String> different(Connection from, Map<Table, Long> sizes, boolean resumed)
      throws SQLException {
    long total = (resumed ? 2 : 1) * sizes.values().stream().mapToLong(Long::longValue).sum();
    long[] done = {0};
    List<String> different = new ArrayList<>();
    for (Map.Entry<Table, Long> size : sizes.entrySet()) {
      Table table = size.getKey();
      Copied copied = onTarget(to -> MoveProgress.of(to, table));
      String expected = new RowFingerprint(copied.sum()).text();
      boolean same =
          copied.rows() == size.getValue()
              && expected.equals(target.read(t -> step(t, to -> print(to, table, done, total))))
              && (!resumed || expected.equals(print(from, table, done, total)));
      if (!same) {
        different.add(table.name());
      }
    }
    return different;
  }

  private String print(Connection connection, Table table, long[] done, long total)
      throws SQLException {
    RowFingerprint print = new RowFingerprint();
    try (TableReader reader = new TableReader(connection, table, 0)) {
      for (@Nullable Object @Nullable [] row = reader.next(); row != null; row = reader.next()) {
        print.add(row);
        done[0]++;
        if (done[0] % ROWS_BETWEEN_REPORTS == 0) {
          listener.reached(Stage.VERIFY, done[0], total);
        }
      }
    }
    listener.reached(Stage.VERIFY, done[0], total);
    return print.text();
  }

  private static List<MovedTable> finish(Connection from, Connection to, List<Table> tables)
      throws SQLException {
    Map<String, Long> numbers = lastNumbers(from, tables);
    List<MovedTable> moved = new ArrayList<>();
    for (Table table : tables) {
      if (table.identity().isPresent()) {
        MoveSql.of(to)
            .setLastNumber(
                to, table, table.identity().orElseThrow(), numbers.getOrDefault(table.name(), 0L));
      }
      Copied copied = MoveProgress.of(to, table);
      moved.add(
          new MovedTable(table.name(), copied.rows(), new RowFingerprint(copied.sum()).text()));
    }
    MoveSql.of(to).gatherStatistics(to);
    MoveProgress.end(to);
    return moved;
  }

  private static long count(Connection connection, Table table) throws SQLException {
    return MoveSql.number(connection, "SELECT count(*) FROM " + table.name());
  }

  private <T> T onTarget(Step<T> work) {
    Function<Transaction, T> inTransaction = transaction -> step(transaction, work);
    return target.write(inTransaction);
  }

  private static <T> T step(Transaction transaction, Step<T> work) {
    try {
      return work.run(transaction.handle().getConnection());
    } catch (SQLException failure) {
      throw StoreException.from(failure);
    }
  }
}
