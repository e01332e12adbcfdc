package dev.paperboy.command;

import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ButtonStore;
import dev.paperboy.subscription.ChannelId;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Buttons that are kept in the database, and so outlive the program. */
public final class StoredButtons implements Buttons {
  private static final int BYTES = 18;

  private final Database database;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final ButtonStore buttons = new ButtonStore();

  /**
   * Keeps buttons in this database.
   *
   * @param random where tokens come from; one that cannot be foreseen
   */
  public StoredButtons(Database database, RandomGenerator random, InstantSource clock) {
    this.database = database;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Map<String, String> tokens(ChannelId channel, Collection<String> commands) {
    // In order, so that two writers of the same buttons wait for each other instead of locking up.
    Set<String> wanted = new TreeSet<>(commands);
    Map<String, String> known =
        database.read(
            transaction ->
                buttons.tokens(transaction, channel.platform(), channel.tenant(), wanted));
    return known.size() == wanted.size() ? known : add(channel, wanted);
  }

  private Map<String, String> add(ChannelId channel, Set<String> wanted) {
    return database.write(
        transaction -> {
          String platform = channel.platform();
          String tenant = channel.tenant();
          for (String command : wanted) {
            buttons.add(transaction, platform, tenant, command, newToken(), clock.instant());
          }
          return buttons.tokens(transaction, platform, tenant, wanted);
        });
  }

  private String newToken() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Optional<String> command(ChannelId channel, String token) {
    return database.read(
        transaction -> buttons.command(transaction, channel.platform(), channel.tenant(), token));
  }
}
