package dev.paperboy.command;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ButtonStore;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.subscription.ChannelId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Buttons that are stored in the database, and thus survive restarts. */
public final class StoredButtons implements Buttons {
  private static final int BYTES = 18;
  private static final TypeReference<Invocation> INVOCATION = new TypeReference<>() {};

  private final Database database;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Function<String, Invocation> typed;
  private final ButtonStore buttons = new ButtonStore();

  /**
   * Stores buttons in this database.
   *
   * @param random source of tokens; must be unpredictable
   * @param typed parses a typed command, as stored by older versions
   */
  public StoredButtons(
      Database database,
      RandomGenerator random,
      InstantSource clock,
      Function<String, Invocation> typed) {
    this.database = database;
    this.random = random;
    this.clock = clock;
    this.typed = typed;
  }

  @Override
  public Map<Invocation, String> tokens(ChannelId channel, Collection<Invocation> commands) {
    Map<String, Invocation> wanted = new HashMap<>();
    commands.forEach(command -> wanted.put(Columns.toJson(command), command));
    Map<Invocation, String> tokens = new HashMap<>();
    tokens(channel, wanted.keySet()).forEach((json, token) -> tokens.put(wanted.get(json), token));
    return tokens;
  }

  private Map<String, String> tokens(ChannelId channel, Set<String> wanted) {
    Instant since = clock.instant().minus(ButtonStore.FRESH);
    Map<String, String> known =
        database.read(
            transaction ->
                buttons.tokens(transaction, channel.platform(), channel.tenant(), wanted, since));
    return known.size() == wanted.size() ? known : add(channel, wanted);
  }

  private Map<String, String> add(ChannelId channel, Set<String> wanted) {
    Instant now = clock.instant();
    return database.write(
        transaction -> {
          String platform = channel.platform();
          String tenant = channel.tenant();
          Map<String, String> tokens = new HashMap<>();
          wanted.forEach(command -> tokens.put(command, newToken()));
          buttons.add(transaction, platform, tenant, tokens, now);
          return buttons.tokens(
              transaction, platform, tenant, wanted, now.minus(ButtonStore.FRESH));
        });
  }

  private String newToken() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Optional<Invocation> invocation(ChannelId channel, String token) {
    return database
        .read(
            transaction ->
                buttons.command(transaction, channel.platform(), channel.tenant(), token))
        .map(kept -> kept.startsWith("{") ? Columns.fromJson(kept, INVOCATION) : typed.apply(kept));
  }
}
