package dev.paperboy.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that a database contains, as text. */
public final class Tables {
  private Tables() {}

  /** Returns the rows of all tables that contain a text, in any case, each with its table. */
  public static List<String> rowsWith(Database database, String text) {
    return database.read(
        transaction -> {
          List<String> found = new ArrayList<>();
          for (String table : names(transaction.handle().getConnection())) {
            for (Map<String, Object> row :
                transaction.handle().createQuery("SELECT * FROM " + table).mapToMap()) {
              String written = table + " " + row;
              if (written.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                found.add(written);
              }
            }
          }
          return found;
        });
  }

  private static List<String> names(Connection connection) {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      List<String> names = new ArrayList<>();
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
      return names;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
