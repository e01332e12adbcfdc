package dev.paperboy.app.settings;

/**
 * A JDBC address of SQLite or PostgreSQL.
 *
 * @param url as JDBC takes it; may hold a password, so {@link #toString} stops at the first
 *     parameter and leaves out who signs in
 */
public record DatabaseAddress(String url) {

  /** SQLite in the folder {@code data}. */
  public static final DatabaseAddress DEFAULT = new DatabaseAddress("jdbc:sqlite:data/paperboy.db");

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Refuses any other database. */
  public DatabaseAddress {
    boolean known = url.startsWith(SQLITE) || url.startsWith(POSTGRESQL);
    if (!known || url.length() == SQLITE.length() || url.length() == POSTGRESQL.length()) {
      throw new IllegalArgumentException(
          "it must look like jdbc:sqlite:data/paperboy.db or"
              + " jdbc:postgresql://host/database?user=…&password=…");
    }
  }

  /** Whether it is SQLite; otherwise it is PostgreSQL. */
  public boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }
}
