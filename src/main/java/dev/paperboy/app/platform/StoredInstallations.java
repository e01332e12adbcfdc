package dev.paperboy.app.platform;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.install.Installation;
import dev.paperboy.chat.slack.install.Installation.Tokens;
import dev.paperboy.chat.slack.install.Installations;
import dev.paperboy.chat.slack.send.SlackSender;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.store.channel.InstallationStore;
import dev.paperboy.store.channel.InstallationStore.Installed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Slack's installations, stored in the database with their tokens encrypted. */
final class StoredInstallations implements Installations {
  private static final String PLATFORM = SlackSender.PLATFORM;
  private static final String WRONG_KEY =
      "its tokens cannot be read with slack.encryption_key; set the key that they were stored with,"
          + " or install Paperboy there again";

  private final Database database;
  private final EncryptionKey key;
  private final InstantSource clock;
  private final InstallationStore installations = new InstallationStore();

  StoredInstallations(Database database, EncryptionKey key, InstantSource clock) {
    this.database = database;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public Found find(String team) {
    return database
        .read(transaction -> installations.find(transaction, PLATFORM, team))
        .map(this::found)
        .orElseGet(Found.Unknown::new);
  }

  private Found found(Installed stored) {
    if (stored.removed() != null) {
      return new Found.Ended(stored.reason());
    }
    Optional<String> access = key.open(stored.tokens().access(), place(stored.tenant(), "access"));
    Optional<String> refresh =
        key.open(stored.tokens().refresh(), place(stored.tenant(), "refresh"));
    if (access.isEmpty() || refresh.isEmpty()) {
      return new Found.Unreadable(WRONG_KEY);
    }
    return new Found.Working(
        new Installation(
            stored.tenant(),
            stored.name(),
            stored.botUser(),
            stored.scopes(),
            new Tokens(access.get(), refresh.get(), stored.tokens().expires()),
            stored.installedBy(),
            stored.installed()));
  }

  /**
   * Returns the context that a token is bound to, so that it is invalid in another row or column.
   */
  private static String place(String team, String column) {
    return PLATFORM + "/" + team + "/" + column;
  }

  private InstallationStore.Tokens sealed(String team, Tokens tokens) {
    return new InstallationStore.Tokens(
        key.seal(tokens.access(), place(team, "access")),
        key.seal(tokens.refresh(), place(team, "refresh")),
        tokens.expires().orElse(null));
  }

  @Override
  public void save(Installation installation) {
    Installed installed =
        new Installed(
            PLATFORM,
            installation.team(),
            installation.name(),
            installation.botUser(),
            installation.scopes(),
            sealed(installation.team(), installation.tokens()),
            installation.installedBy(),
            installation.installed(),
            null,
            "");
    database.change(transaction -> installations.save(transaction, installed));
  }

  @Override
  public void renew(String team, Tokens tokens) {
    database.change(
        transaction -> installations.renew(transaction, PLATFORM, team, sealed(team, tokens)));
  }

  @Override
  public boolean end(String team, String reason) {
    return database.write(
        transaction -> installations.end(transaction, PLATFORM, team, reason, clock.instant()));
  }

  @Override
  public List<Workspace> all() {
    return database.read(transaction -> installations.all(transaction, PLATFORM)).stream()
        .map(stored -> new Workspace(stored.tenant(), stored.name(), stored.reason()))
        .toList();
  }
}
