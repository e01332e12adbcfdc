package dev.paperboy.store.channel;

import dev.paperboy.store.Columns;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * Where Paperboy is installed: the tenants of platforms that give each tenant a token of its own.
 * Tokens come in and go out encrypted; what is stored here is never a readable token.
 */
public final class InstallationStore {

  /**
   * An installation.
   *
   * @param platform such as {@code slack}
   * @param tenant the platform's id of it
   * @param name what people call the tenant
   * @param botUser the platform's id of the bot there
   * @param scopes what the bot may do there
   * @param tokens how the bot shows that it may
   * @param installedBy the platform's id of who installed it
   * @param installed when, for the last time
   * @param removed when it ended; null while it works
   * @param reason why it ended; empty while it works
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
   * @param access what requests are made with; empty once the installation has ended
   * @param refresh what the next pair is asked for with; empty where the first does not expire
   * @param expires when the first stops working; null for never
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

  /** Saves an installation in place of an earlier one of the same tenant. */
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
        .bind("installed", installed.installed().toEpochMilli())
        .bind("removed", Columns.millis(installed.removed()))
        .bind("reason", installed.reason())
        .execute();
  }

  /** Gives an installation new tokens, unless it has ended; answers whether it has them now. */
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
   * Ends an installation that works: the row is kept with the reason, its tokens are not. Answers
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
            .bind("now", now.toEpochMilli())
            .bind("reason", reason)
            .bind("none", Tokens.NONE.access())
            .bind("platform", platform)
            .bind("tenant", tenant)
            .execute()
        == 1;
  }

  /** The installation of a tenant, ended or not. */
  public Optional<Installed> find(Transaction transaction, String platform, String tenant) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM installations WHERE platform = :platform AND tenant = :tenant")
        .bind("platform", platform)
        .bind("tenant", tenant)
        .mapTo(Installed.class)
        .findOne();
  }

  /** Every installation on a platform, ended or not, by tenant. */
  public List<Installed> all(Transaction transaction, String platform) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM installations WHERE platform = :platform ORDER BY tenant")
        .bind("platform", platform)
        .mapTo(Installed.class)
        .list();
  }
}
