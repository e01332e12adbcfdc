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

/**
 * Thrown when the database cannot do what was requested. The message is written for users and says
 * what to do.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failures. */
  public enum Kind {
    /** Other work is in progress, in this or another process; a retry helps. */
    BUSY,
    /** The disk or quota is full. */
    FULL,
    /** The database cannot be reached or opened; a retry may help. */
    UNREACHABLE,
    /** The database is read-only. */
    READ_ONLY,
    /** The file is not a database of this program, or is damaged. */
    UNUSABLE,
    /** A value was rejected: a bug in the program. */
    REFUSED
  }

  /** PostgreSQL's codes for a transaction rolled back because of a conflict. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01");

  private final Kind kind;

  /** Creates an exception; the message says what to do. */
  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    // Operational failures are described by their message; a stack trace would add nothing.
    super(message, isFault(kind) ? cause : null, true, isFault(kind));
    this.kind = kind;
  }

  private static boolean isFault(Kind kind) {
    return switch (kind) {
      case BUSY, FULL, UNREACHABLE, READ_ONLY -> false;
      case UNUSABLE, REFUSED -> true;
    };
  }

  /** Returns the kind of failure. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns whether it is a bug or a problem with the database's content, so that the stack trace
   * is kept.
   */
  public boolean isFault() {
    return isFault(kind);
  }

  /** Returns the message for people in a channel, who need not know where the database is. */
  public String forPeople() {
    return kind == Kind.UNREACHABLE
        ? "The database cannot be reached at present. Try again in a minute; if that does not help,"
            + " tell the operator of Paperboy."
        : String.valueOf(getMessage());
  }

  /** Returns whether the failure concerns a single value, so that others may still be saved. */
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

  /** Describes a failure of the driver in users' words. */
  public static StoreException from(SQLException failure) {
    return classified(failure, failure);
  }

  /** Returns whether the transaction was rolled back because of a conflict with others. */
  static boolean isCollision(RuntimeException failure) {
    return cause(failure).map(SQLException::getSQLState).filter(COLLISIONS::contains).isPresent();
  }

  private static Optional<SQLException> cause(RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        // The message of a failed batch is the whole statement; the next exception has the cause.
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

  /** Returns the kind of a failure of PostgreSQL, or of the connection pool, which has no code. */
  private static Kind kind(SQLException sql) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    return switch (state) {
      case "53100" -> Kind.FULL;
      case "40001", "40P01", "55P03" -> Kind.BUSY;
      case "25006", "42501" -> Kind.READ_ONLY;
      // The last of them: the process was suspended within a transaction.
      case "", "3D000", "25P03" -> Kind.UNREACHABLE;
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
    // The connection pool's message is not meant for users; its cause says more.
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

  /**
   * Returns the primary result code, which is the lower byte; the other bytes are the extension.
   */
  private static int code(SQLiteException sqlite) {
    return sqlite.getResultCode().code & 0xFF;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
  }
}
