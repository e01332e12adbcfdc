package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.console.ConsoleChannel;
import dev.paperboy.chat.console.ConsoleLog.Opening;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredConsoleTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private StoredConsole console;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:sqlite:" + folder.resolve("paperboy.db"));
    console = new StoredConsole(database, InstantSource.fixed(NOW), 3);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void declare(String platform, String id, String name) {
    database.change(
        transaction ->
            new ChannelStore()
                .ensure(
                    transaction, new ChannelId(platform, "local", id), name, Rules.DEFAULT, NOW));
  }

  @Test
  void asManyChannelsAreOpenedAsMayBeAndThoseOfOtherPlatformsDoNotCount() {
    declare("discord", "x", "x");
    for (String name : new String[] {"a", "b", "c"}) {
      assertThat(console.open(name))
          .isEqualTo(new Opening.Opened(new ConsoleChannel(name, name), true));
    }
    assertThat(console.open("d")).isEqualTo(new Opening.Full(3));
    assertThat(console.open("b"))
        .isEqualTo(new Opening.Opened(new ConsoleChannel("b", "b"), false));
    assertThat(console.channel("d")).isEmpty();
  }

  @Test
  void aChannelIsFoundByItsIdAndByItsName() {
    declare("console", "ml", "Machine learning");
    declare("discord", "other", "Other");
    ConsoleChannel expected = new ConsoleChannel("ml", "Machine learning");
    assertThat(console.channel("ml")).contains(expected);
    assertThat(console.channel("Machine learning")).contains(expected);
    assertThat(console.open("Machine learning")).isEqualTo(new Opening.Opened(expected, false));
    assertThat(console.channel("Other")).isEmpty();
  }

  @Test
  void channelsAreListedWithTheirNewestMessage() {
    console.open("a");
    console.open("b");
    long number = console.append("b", "n1", NOW, "text", "[]");
    assertThat(console.channels())
        .extracting(listed -> listed.channel().name() + " " + listed.newest())
        .containsExactly("a 0", "b " + number);
    assertThat(console.unread("b", 0, 10).count()).isEqualTo(1);
  }
}
