package dev.paperboy.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database could not do what was asked. The message is for people and says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** Others are at work on it, in this process or another one; trying again helps. */
    BUSY,
    /** The disk or the quota is full. */
    FULL,
    /** It cannot be reached or opened; trying again may help. */
    UNREACHABLE,
    /** It may be read, but not be written. */
    READ_ONLY,
    /** It is not a database of this program, or is damaged. */
    UNUSABLE,
    /** A value was refused: a fault of the program. */
    REFUSED
  }

  /** What PostgreSQL answers a transaction that it has taken back for the sake of another. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

  private final Kind kind;

  StoreException(Kind kind, String message, @Nullable Throwable cause) {
    // What befalls a sound program is told in a sentence; a trace would say nothing more.
    super(message, isFault(kind) ? cause : null, true, isFault(kind));
    this.kind = kind;
  }

  private static boolean isFault(Kind kind) {
    return switch (kind) {
      case BUSY, FULL, UNREACHABLE, READ_ONLY -> false;
      case UNUSABLE, REFUSED -> true;
    };
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is a fault of the program or the database's content, for which a trace is kept. */
  public boolean isFault() {
    return isFault(kind);
  }

  /** What people in a channel are told, who need not know where the database is. */
  public String forPeople() {
    return kind == Kind.UNREACHABLE
        ? "The database cannot be reached at present. Try again in a minute; if that does not help,"
            + " tell the operator of Paperboy."
        : String.valueOf(getMessage());
  }

  /** Whether the failure lies in one value, so that other values may be saved. */
  public boolean concernsOneValue() {
    return kind == Kind.REFUSED;
  }

  static StoreException from(RuntimeException failure) {
    if (failure instanceof StoreException known) {
      return known;
    }
    return cause(failure)
        .map(sql -> classified(sql, failure))
        .orElseGet(
            () ->
                new StoreException(
                    Kind.UNUSABLE,
                    "The database could not be prepared: "
                        + (failure instanceof FlywayException
                            ? firstLine(failure)
                            : failure.toString()),
                    failure));
  }

  static StoreException from(SQLException failure) {
    return classified(failure, failure);
  }

  /** Whether the transaction was taken back because others got in its way. */
  static boolean isCollision(RuntimeException failure) {
    return cause(failure).map(SQLException::getSQLState).filter(COLLISIONS::contains).isPresent();
  }

  private static Optional<SQLException> cause(RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        // The message of a failed batch is the whole statement; the next exception says why.
        SQLException next = sql instanceof BatchUpdateException ? sql.getNextException() : null;
        return Optional.of(next == null ? sql : next);
      }
    }
    return Optional.empty();
  }

  private static StoreException classified(SQLException sql, Throwable failure) {
    Kind kind = sql instanceof SQLiteException sqlite ? sqliteKind(sqlite) : kind(sql);
    String message =
        switch (kind) {
          case BUSY -> "The database is busy: another program holds it. Try again in a moment.";
          case FULL ->
              "The disk is full, so nothing more can be saved. Make room; nothing that was saved"
                  + " is lost.";
          case UNREACHABLE -> "The database cannot be reached: " + unreachable(sql);
          case READ_ONLY -> "This user may not write the database.";
          case UNUSABLE ->
              "The database file is damaged or is not an SQLite database. Restore a backup, or name"
                  + " another file in `database`.";
          case REFUSED -> "The database refused a value: " + firstLine(sql);
        };
    return new StoreException(kind, message, failure);
  }

  private static Kind sqliteKind(SQLiteException sqlite) {
    return switch (SQLiteErrorCode.getErrorCode(code(sqlite))) {
      case SQLITE_BUSY, SQLITE_LOCKED -> Kind.BUSY;
      case SQLITE_FULL -> Kind.FULL;
      case SQLITE_READONLY, SQLITE_PERM -> Kind.READ_ONLY;
      case SQLITE_NOTADB, SQLITE_CORRUPT -> Kind.UNUSABLE;
      case SQLITE_CANTOPEN, SQLITE_IOERR -> Kind.UNREACHABLE;
      default -> Kind.REFUSED;
    };
  }

  /**
   * The kinds of PostgreSQL's failures, and of those of the connection pool, which have no code.
   */
  private static Kind kind(SQLException sql) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    return switch (state) {
      case "53100" -> Kind.FULL;
      case "40001", "40P01", "55P03" -> Kind.BUSY;
      case "25006", "42501" -> Kind.READ_ONLY;
      case "", "3D000" -> Kind.UNREACHABLE;
      default ->
          state.startsWith("08")
                  || state.startsWith("28")
                  || state.startsWith("53")
                  || state.startsWith("57")
              ? Kind.UNREACHABLE
              : Kind.REFUSED;
    };
  }

  private static String unreachable(SQLException sql) {
    // The connection pool's own words are not for people; what it met with tells more.
    if (sql instanceof SQLTransientConnectionException
        && sql.getCause() instanceof SQLException met) {
      return unreachable(met);
    }
    if (sql instanceof SQLiteException sqlite
        && code(sqlite) == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return "the file cannot be opened or created. Does its folder exist, and may this user write"
          + " to it?";
    }
    return sql instanceof SQLTransientConnectionException
            || (sql.getSQLState() == null && !(sql instanceof SQLiteException))
        ? "no connection could be opened."
        : firstLine(sql);
  }

  /** The kind of failure, which is the lower byte; the others tell more of it. */
  private static int code(SQLiteException sqlite) {
    return sqlite.getResultCode().code & 0xFF;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
  }
}
