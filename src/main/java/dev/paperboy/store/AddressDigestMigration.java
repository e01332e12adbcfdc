package dev.paperboy.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.Context;

/**
 * Schema migration 15: replaces the addresses of validators, which may contain keys, by their
 * digests. Written in Java because SQLite has no digest function.
 */
final class AddressDigestMigration extends CodedMigration {
  private static final Pattern USER = Pattern.compile("^([a-z]+://)[^/?#]*@");

  AddressDigestMigration() {
    super("15", "digests of addresses");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Set<String> addresses = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
        // Otherwise overwritten data stays in the file.
        statement.execute("PRAGMA secure_delete = ON");
      }
      try (ResultSet rows = statement.executeQuery("SELECT DISTINCT url FROM validators")) {
        while (rows.next()) {
          addresses.add(rows.getString(1));
        }
      }
      statement.execute("ALTER TABLE validators RENAME COLUMN url TO address_digest");
    }
    // Two addresses that differ only in the user info have the same digest: one of their rows is
    // deleted.
    try (PreparedStatement drop =
            connection.prepareStatement(
                """
                DELETE FROM validators WHERE address_digest = ? AND EXISTS (
                  SELECT 1 FROM validators other
                  WHERE other.feed = validators.feed AND other.address_digest = ?)
                """);
        PreparedStatement change =
            connection.prepareStatement(
                "UPDATE validators SET address_digest = ? WHERE address_digest = ?")) {
      for (String address : addresses) {
        String digest = AddressDigest.of(USER.matcher(address).replaceFirst("$1"));
        drop.setString(1, address);
        drop.setString(2, digest);
        drop.execute();
        change.setString(1, digest);
        change.setString(2, address);
        change.execute();
      }
    }
  }
}
