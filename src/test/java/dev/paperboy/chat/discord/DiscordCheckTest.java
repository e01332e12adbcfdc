package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscordCheckTest {
  private final DiscordSimulator discord = new DiscordSimulator();

  @AfterEach
  void stop() {
    discord.close();
  }

  private List<CheckFinding> check(String token) throws InterruptedException {
    return new DiscordCheck(
            new DiscordOptions(
                token, Optional.of(URI.create(discord.apiUrl())), Optional.empty(), 1, 0, 0))
        .run();
  }

  @Test
  void aGoodTokenIsToldWithTheInvitation() throws InterruptedException {
    List<CheckFinding> findings = check(DiscordSimulator.TOKEN);
    assertThat(findings).allMatch(CheckFinding::sound);
    assertThat(findings.get(0).text()).startsWith("the token is valid; the bot is Paperboy");
    long viewSendThreadsEmbeds = 1L << 10 | 1L << 11 | 1L << 38 | 1L << 14;
    assertThat(findings.get(1).text())
        .endsWith(
            "https://discord.com/oauth2/authorize?client_id="
                + discord.bot().id()
                + "&scope=bot+applications.commands&permissions="
                + viewSendThreadsEmbeds);
    assertThat(findings).hasSize(2 + 4);
    assertThat(findings).noneMatch(line -> line.text().contains(DiscordSimulator.TOKEN));
  }

  @Test
  void aWrongTokenIsToldWithWhatToDo() throws InterruptedException {
    List<CheckFinding> findings = check("not-the-token");
    assertThat(findings).noneMatch(CheckFinding::sound);
    assertThat(findings).singleElement().asString().contains("copy it again");
  }

  @Test
  void noDiscordIsToldInWords() throws InterruptedException {
    discord.startOutage();
    List<CheckFinding> findings = check(DiscordSimulator.TOKEN);
    assertThat(findings).noneMatch(CheckFinding::sound);
    assertThat(findings).singleElement().asString().contains("cannot be reached");
  }
}
