package dev.paperboy.store;

import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The database could not do what was asked. The message is for people and says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** Another process holds it; trying again may help. */
    BUSY,
    /** The disk or the quota is full. */
    FULL,
    /** It cannot be reached or opened; trying again may help. */
    UNREACHABLE,
    /** It is not a database of this program, or is damaged. */
    UNUSABLE,
    /** A value was refused: a fault of the program. */
    REFUSED
  }

  private final Kind kind;

  StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** Whether the failure lies in one value, so that other values may be saved. */
  public boolean concernsOneValue() {
    return kind == Kind.REFUSED;
  }

  static StoreException from(RuntimeException failure) {
    if (failure instanceof StoreException known) {
      return known;
    }
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return classified(sql, failure);
      }
    }
    String reason = failure instanceof FlywayException ? firstLine(failure) : failure.toString();
    return new StoreException(
        Kind.UNUSABLE, "The database could not be made ready: " + reason, failure);
  }

  private static StoreException classified(SQLException sql, RuntimeException failure) {
    String text = String.valueOf(sql.getMessage());
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("sqlite_busy") || lower.contains("sqlite_locked")) {
      return new StoreException(
          Kind.BUSY,
          "The database is busy: another program holds it. Try again in a moment.",
          failure);
    }
    if (lower.contains("sqlite_full") || lower.contains("disk is full") || state.equals("53100")) {
      return new StoreException(
          Kind.FULL,
          "The disk is full, so nothing more can be saved. Make room; nothing that was saved is"
              + " lost.",
          failure);
    }
    if (lower.contains("sqlite_notadb") || lower.contains("sqlite_corrupt")) {
      return new StoreException(
          Kind.UNUSABLE,
          "The database file is damaged or is not an SQLite database. Restore a backup, or name"
              + " another file in `database`.",
          failure);
    }
    if (lower.contains("sqlite_readonly")) {
      return new StoreException(
          Kind.UNUSABLE, "The database file may not be written by this user.", failure);
    }
    if (lower.contains("sqlite_cantopen")
        || lower.contains("sqlite_ioerr")
        || lower.contains("timed out")
        || lower.contains("timeout")
        || state.startsWith("08")
        || state.startsWith("57")
        || state.startsWith("28")
        || state.equals("3D000")) {
      return new StoreException(
          Kind.UNREACHABLE, "The database cannot be reached: " + firstLine(sql), failure);
    }
    return new StoreException(
        Kind.REFUSED, "The database refused a value: " + firstLine(sql), failure);
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
  }
}
