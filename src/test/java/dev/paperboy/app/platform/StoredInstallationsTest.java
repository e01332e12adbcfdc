package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.install.Installation;
import dev.paperboy.chat.slack.install.Installation.Tokens;
import dev.paperboy.chat.slack.install.Installations.Found;
import dev.paperboy.store.Database;
import dev.paperboy.store.EncryptionKey;
import dev.paperboy.store.channel.InstallationStore;
import dev.paperboy.store.channel.InstallationStore.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredInstallationsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Installation ACME =
      new Installation(
          "T1",
          "Acme",
          "U1",
          List.of("chat:write", "commands"),
          new Tokens("xoxe.xoxb-hush", "xoxe-1-hush", NOW.plusSeconds(60)),
          "U2",
          NOW);

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("paperboy.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private StoredInstallations with(int firstByteOfKey) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) firstByteOfKey;
    EncryptionKey key =
        new EncryptionKey(Base64.getEncoder().encodeToString(bytes), new SecureRandom());
    return new StoredInstallations(database, key, InstantSource.fixed(NOW));
  }

  @Test
  void anInstallationIsReadBackAsItWasKept() {
    with(1).save(ACME);
    assertThat(with(1).find("T1")).isEqualTo(new Found.Working(ACME));
    assertThat(with(1).find("T2")).isEqualTo(new Found.Unknown());
    assertThat(with(1).all()).containsExactly(new Workspace("T1", "Acme", ""));
  }

  @Test
  void newTokensAreReadBack() {
    with(1).save(ACME);
    Tokens lasting = new Tokens("xoxb-new", "", null);
    with(1).renew("T1", lasting);
    Found found = with(1).find("T1");
    assertThat(((Found.Working) found).installation().tokens()).isEqualTo(lasting);
  }

  @Test
  void noFileOfTheDatabaseHoldsAToken() throws IOException {
    with(1).save(ACME);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("hush");
      }
    }
  }

  @Test
  void anotherKeyReadsNothingAndLosesNothing() {
    with(1).save(ACME);
    assertThat(with(2).find("T1")).isInstanceOf(Found.Unreadable.class);
    assertThat(((Found.Unreadable) with(2).find("T1")).reason()).contains("slack.encryption_key");
    assertThat(with(2).all()).containsExactly(new Workspace("T1", "Acme", ""));
    assertThat(with(1).find("T1")).isEqualTo(new Found.Working(ACME));
  }

  @Test
  void aTokenIsWorthNothingInAnotherRowOrColumn() {
    with(1).save(ACME);
    InstallationStore store = new InstallationStore();
    Installed stored =
        database.read(transaction -> store.find(transaction, "slack", "T1")).orElseThrow();
    database.change(
        transaction ->
            store.save(
                transaction,
                new Installed(
                    "slack", "T2", "Evil", "U1", List.of(), stored.tokens(), "U2", NOW, null, "")));
    assertThat(with(1).find("T2")).isInstanceOf(Found.Unreadable.class);
    database.change(
        transaction ->
            store.renew(
                transaction,
                "slack",
                "T1",
                new InstallationStore.Tokens(
                    /* access= */ stored.tokens().refresh(),
                    /* refresh= */ stored.tokens().access(),
                    null)));
    assertThat(with(1).find("T1")).isInstanceOf(Found.Unreadable.class);
  }

  @Test
  void anEndIsKeptWithItsReason() {
    with(1).save(ACME);
    assertThat(with(1).end("T1", "removed")).isTrue();
    assertThat(with(1).end("T1", "again")).isFalse();
    assertThat(with(1).find("T1")).isEqualTo(new Found.Ended("removed"));
    assertThat(with(1).all()).containsExactly(new Workspace("T1", "Acme", "removed"));
    with(1).save(ACME);
    assertThat(with(1).find("T1")).isEqualTo(new Found.Working(ACME));
  }
}
