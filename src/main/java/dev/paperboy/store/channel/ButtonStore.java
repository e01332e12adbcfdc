package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the commands of message buttons, by tenant. */
public final class ButtonStore {

  /**
   * A command whose token was assigned, or assigned again, at least this long ago is treated as one
   * without a token, so that buttons are not removed while recent messages have them.
   */
  public static final Duration FRESH = Duration.ofDays(90);

  /** Returns the tokens of those of these commands that have one assigned after an instant. */
  public Map<String, String> tokens(
      Transaction transaction,
      String platform,
      String tenant,
      Collection<String> commands,
      Instant since) {
    return commands.isEmpty()
        ? Map.of()
        : transaction
            .query(
                """
                SELECT command, token FROM buttons
                WHERE platform = :platform AND tenant = :tenant AND digest IN (<digests>)
                  AND created > :since
                """,
                Map.of("platform", platform, "tenant", tenant, "since", since))
            .bindList("digests", commands.stream().map(ButtonStore::digest).distinct().toList())
            .setMapKeyColumn("command")
            .setMapValueColumn("token")
            .collectInto(new GenericType<Map<String, String>>() {});
  }

  /**
   * Assigns tokens to commands; one that has a token keeps it, as if it were assigned now.
   *
   * @param tokens by command
   */
  public void add(
      Transaction transaction,
      String platform,
      String tenant,
      Map<String, String> tokens,
      Instant now) {
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO buttons (token, platform, tenant, digest, command, created)
                VALUES (:token, :platform, :tenant, :digest, :command, :now)
                ON CONFLICT (platform, tenant, digest) DO UPDATE SET created = excluded.created
                """);
    // In order, so that two concurrent writers of the same buttons cannot deadlock.
    new TreeMap<>(tokens)
        .forEach(
            (command, token) ->
                batch
                    .bind("token", token)
                    .bind("platform", platform)
                    .bind("tenant", tenant)
                    .bind("digest", digest(command))
                    .bind("command", command)
                    .bind("now", now)
                    .add());
    batch.execute();
  }

  /** Returns the lookup key of a command, which may be too long for a PostgreSQL index. */
  private static String digest(String command) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(command.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the command for a token of this tenant. */
  public Optional<String> command(
      Transaction transaction, String platform, String tenant, String token) {
    return transaction
        .query(
            """
            SELECT command FROM buttons
            WHERE token = :token AND platform = :platform AND tenant = :tenant
            """,
            Map.of("token", token, "platform", platform, "tenant", tenant))
        .mapTo(String.class)
        .findOne();
  }
}
