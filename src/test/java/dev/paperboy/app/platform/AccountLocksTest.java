package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.platform.AccountLocks.User;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That an account on a platform is used with one database at a time. */
final class AccountLocksTest {
  private static final String TOKEN = "a-secret.of-the.bot";
  private static final PlatformAccount BOT = account(TOKEN);
  private static final User ONE = new User("jdbc:sqlite:/srv/one.db", "file /srv/one.db", false);
  private static final User OTHER = new User("jdbc:sqlite:/srv/two.db", "file /srv/two.db", false);
  private static final User SHARED = new User("jdbc:postgresql://db/papers", "server 1", true);
  private static final User ELSEWHERE = new User("jdbc:postgresql://db/other", "server 2", true);

  @TempDir private Path folder;

  private static PlatformAccount account(String token) {
    return PlatformAccount.of("Discord", "discord.token", Optional.empty(), token);
  }

  private AccountLocks take(PlatformAccount account, User user) {
    return AccountLocks.take(List.of(account), user, List.of(folder));
  }

  private List<String> conflicts(User user) {
    return AccountLocks.conflicts(List.of(BOT), user, List.of(folder));
  }

  @Test
  void aSecondProgramWithTheSameTokenIsToldWhereTheFirstOneRunsAndMayRunAfterIt() {
    try (AccountLocks first = take(BOT, ONE)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> take(BOT, OTHER))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining("The account in `discord.token` is in use on Discord")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(", since ")
          .hasMessageContaining("database jdbc:sqlite:/srv/one.db")
          .hasMessageContaining("Stop it first")
          .hasMessageNotContaining(TOKEN);
      take(account("another-token"), OTHER).close();
    }
    take(BOT, OTHER).close();
  }

  @Test
  void processesOfOneServersDatabaseShareTheAccountAndOthersDoNot() {
    AccountLocks first = take(BOT, SHARED);
    try (AccountLocks second = take(BOT, SHARED)) {
      assertThat(second).isNotNull();
      assertThatThrownBy(() -> take(BOT, ELSEWHERE)).hasMessageContaining("//db/papers");
      assertThatThrownBy(() -> take(BOT, ONE)).hasMessageContaining("//db/papers");
    } finally {
      first.close();
    }
    take(BOT, ELSEWHERE).close();
  }

  @Test
  void aCheckReportsOtherDatabasesOnly() {
    assertThat(conflicts(OTHER)).isEmpty();
    try (AccountLocks first = take(BOT, ONE)) {
      assertThat(first).isNotNull();
      assertThat(conflicts(ONE)).isEmpty();
      assertThat(conflicts(OTHER)).singleElement().asString().contains("/srv/one.db");
    }
    assertThat(conflicts(OTHER)).isEmpty();
  }

  @Test
  void theTokenIsNowhereInTheFolder() throws IOException {
    try (AccountLocks first = take(BOT, ONE);
        Stream<Path> files = Files.walk(folder)) {
      assertThat(first).isNotNull();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file + Files.readString(file)).doesNotContain("secret", "of-the");
      }
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsPassedOver() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));
    try (AccountLocks first = AccountLocks.take(List.of(BOT), ONE, List.of(file, folder))) {
      assertThat(first).isNotNull();
      assertThat(conflicts(OTHER)).hasSize(1);
    }
    AccountLocks.take(List.of(BOT), ONE, List.of(file)).close();
  }

  @Test
  void anAccountIsThatOfOneServer() {
    Optional<URI> test = Optional.of(URI.create("http://localhost:1"));
    assertThat(PlatformAccount.of("Discord", "discord.token", test, TOKEN)).isNotEqualTo(BOT);
  }

  @Test
  void theConfiguredPlatformsUseTheAccountsOfTheirTokens() throws IOException {
    Path file = folder.resolve("paperboy.yaml");
    Files.writeString(
        file,
        """
        discord: { token: "d" }
        slack: { bot_token: "xoxb-1", app_token: "xapp-1" }
        """);
    Settings settings = ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
    assertThat(PlatformList.ALL.accounts(settings))
        .extracting(PlatformAccount::setting)
        .containsExactly("discord.token", "slack.bot_token", "slack.app_token");
  }

  @Test
  void processesForDifferentShardsUseDifferentAccounts() throws IOException {
    assertThat(discord(", shards: { total: 4 }")).isEqualTo(discord(""));
    assertThat(discord(", shards: { total: 4, first: 0, last: 1 }"))
        .isNotEqualTo(discord(", shards: { total: 4, first: 2, last: 3 }"))
        .isEqualTo(discord(", shards: { total: 4, first: 0, last: 1 }"));
  }

  private PlatformAccount discord(String more) throws IOException {
    Path file = folder.resolve("discord.yaml");
    Files.writeString(file, "discord: { token: d" + more + " }");
    Settings settings = ((LoadResult.Loaded) SettingsFile.read(file, Map.of())).settings();
    return PlatformList.ALL.accounts(settings).get(0);
  }

  @Test
  void aFileIsOneDatabaseUnderEveryName() throws IOException {
    Path file = folder.resolve("papers.db");
    String url = "jdbc:sqlite:" + file;
    try (Database database = Database.open(url)) {
      Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
      assertThat(User.of(new DatabaseAddress("jdbc:sqlite:" + link), database))
          .isEqualTo(User.of(new DatabaseAddress(url), database));
    }
  }
}
