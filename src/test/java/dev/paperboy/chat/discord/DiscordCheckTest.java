package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.discord.DiscordCheck.Finding;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscordCheckTest {
  private final DiscordSimulator discord = new DiscordSimulator();

  @AfterEach
  void stop() {
    discord.close();
  }

  private Finding check(String token) throws InterruptedException {
    return new DiscordCheck(
            new DiscordOptions(
                token, Optional.of(URI.create(discord.apiUrl())), Optional.empty(), 1, 0, 0))
        .run();
  }

  @Test
  void aGoodTokenIsToldWithTheInvitation() throws InterruptedException {
    Finding finding = check(DiscordSimulator.TOKEN);
    assertThat(finding.sound()).isTrue();
    assertThat(finding.lines().get(0)).startsWith("the token is valid; the bot is Paperboy");
    long viewSendThreadsEmbeds = 1L << 10 | 1L << 11 | 1L << 38 | 1L << 14;
    assertThat(finding.lines().get(1))
        .endsWith(
            "https://discord.com/oauth2/authorize?client_id="
                + discord.bot().id()
                + "&scope=bot+applications.commands&permissions="
                + viewSendThreadsEmbeds);
    assertThat(finding.lines()).hasSize(2 + 4);
    assertThat(finding.lines()).noneMatch(line -> line.contains(DiscordSimulator.TOKEN));
  }

  @Test
  void aWrongTokenIsToldWithWhatToDo() throws InterruptedException {
    Finding finding = check("not-the-token");
    assertThat(finding.sound()).isFalse();
    assertThat(finding.lines()).singleElement().asString().contains("copy it again");
  }

  @Test
  void noDiscordIsToldInWords() throws InterruptedException {
    discord.startOutage();
    Finding finding = check(DiscordSimulator.TOKEN);
    assertThat(finding.sound()).isFalse();
    assertThat(finding.lines()).singleElement().asString().contains("cannot be reached");
  }
}
