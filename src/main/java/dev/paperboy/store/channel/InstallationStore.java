package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * Stores the installations: the tenants of platforms that issue a token per tenant. Tokens are
 * encrypted by the caller; a readable token is never stored.
 */
public final class InstallationStore {

  /**
   * An installation.
   *
   * @param platform such as {@code slack}
   * @param tenant the platform's ID of the tenant
   * @param name the display name of the tenant
   * @param botUser the platform's ID of the bot there
   * @param scopes the bot's permissions there
   * @param tokens the bot's credentials
   * @param installedBy the platform's ID of the user who installed it
   * @param installed when it was last installed
   * @param removed when it ended; null while it is active
   * @param reason why it ended; empty while it is active
   */
  public record Installed(
      String platform,
      String tenant,
      String name,
      String botUser,
      List<String> scopes,
      Tokens tokens,
      String installedBy,
      Instant installed,
      @Nullable Instant removed,
      String reason) {

    /** Copies the scopes. */
    public Installed {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * The tokens of an installation, each encrypted.
   *
   * @param access the access token; empty once the installation has ended
   * @param refresh the refresh token; empty if the access token does not expire
   * @param expires when the access token expires; null for never
   */
  public record Tokens(
      @ColumnName("access_token") String access,
      @ColumnName("refresh_token") String refresh,
      @Nullable Instant expires) {
    static final Tokens NONE = new Tokens("", "", null);

    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  /** Saves an installation, replacing an earlier one of the same tenant. */
  public void save(Transaction transaction, Installed installed) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO installations (platform, tenant, name, bot_user, scopes, access_token,
              refresh_token, expires, installed_by, installed, removed, reason)
            VALUES (:platform, :tenant, :name, :botUser, :scopes, :access, :refresh, :expires,
              :installedBy, :installed, :removed, :reason)
            ON CONFLICT (platform, tenant) DO UPDATE SET name = excluded.name,
              bot_user = excluded.bot_user, scopes = excluded.scopes,
              access_token = excluded.access_token, refresh_token = excluded.refresh_token,
              expires = excluded.expires, installed_by = excluded.installed_by,
              installed = excluded.installed, removed = excluded.removed, reason = excluded.reason
            """)
        .bind("platform", installed.platform())
        .bind("tenant", installed.tenant())
        .bind("name", installed.name())
        .bind("botUser", installed.botUser())
        .bind("scopes", Columns.toJson(installed.scopes()))
        .bind("access", installed.tokens().access())
        .bind("refresh", installed.tokens().refresh())
        .bind("expires", Columns.millis(installed.tokens().expires()))
        .bind("installedBy", installed.installedBy())
        .bind("installed", installed.installed())
        .bind("removed", Columns.millis(installed.removed()))
        .bind("reason", installed.reason())
        .execute();
  }

  /** Replaces the tokens of an installation, unless it has ended; returns whether it did so. */
  public boolean renew(Transaction transaction, String platform, String tenant, Tokens tokens) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE installations
                SET access_token = :access, refresh_token = :refresh, expires = :expires
                WHERE platform = :platform AND tenant = :tenant AND removed IS NULL
                """)
            .bind("access", tokens.access())
            .bind("refresh", tokens.refresh())
            .bind("expires", Columns.millis(tokens.expires()))
            .bind("platform", platform)
            .bind("tenant", tenant)
            .execute()
        == 1;
  }

  /**
   * Ends an active installation: the row is kept with the reason, its tokens are deleted. Returns
   * whether one ended.
   */
  public boolean end(
      Transaction transaction, String platform, String tenant, String reason, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE installations
                SET removed = :now, reason = :reason, access_token = :none, refresh_token = :none,
                  expires = NULL
                WHERE platform = :platform AND tenant = :tenant AND removed IS NULL
                """)
            .bind("now", now)
            .bind("reason", reason)
            .bind("none", Tokens.NONE.access())
            .bind("platform", platform)
            .bind("tenant", tenant)
            .execute()
        == 1;
  }

  /** Returns the installation of a tenant, active or ended. */
  public Optional<Installed> find(Transaction transaction, String platform, String tenant) {
    return transaction
        .query(
            "SELECT * FROM installations WHERE platform = :platform AND tenant = :tenant",
            Map.of("platform", platform, "tenant", tenant))
        .mapTo(Installed.class)
        .findOne();
  }

  /** Returns all installations on a platform, active or ended, by tenant. */
  public List<Installed> all(Transaction transaction, String platform) {
    return transaction
        .query(
            "SELECT * FROM installations WHERE platform = :platform ORDER BY tenant",
            Map.of("platform", platform))
        .mapTo(Installed.class)
        .list();
  }
}
