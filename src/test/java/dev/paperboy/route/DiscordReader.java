package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.discord.simulator.Answer;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;

/** A channel of a simulated Discord, and whether it gets exactly what it subscribes to. */
final class DiscordReader implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String POST = "POST channels/*/messages";

  final DiscordSimulator discord = new DiscordSimulator();
  final SimulatedUser ada = discord.user("ada");
  final SimulatedGuild guild =
      discord.guild("Reading group").member(ada, Permission.MANAGE_CHANNEL);
  final SimulatedChannel papers = guild.textChannel("papers");
  private final List<Wish> wishes;

  /**
   * A channel that will ask for this. Days that pass in seconds know no limits of a second; that
   * answers begin within three is held elsewhere, where the processors are not shared.
   */
  DiscordReader(Wish... wishes) {
    this.wishes = List.of(wishes);
    discord.rateLimits().off();
    discord.interactionDeadlines(SOON, Duration.ofMinutes(15));
  }

  /** The line that leads a program here. */
  String configuration() {
    return "discord: { token: \"%s\", api_url: \"%s\" }"
        .formatted(DiscordSimulator.TOKEN, discord.apiUrl());
  }

  /** Waits for a program that was started to come online, and subscribes. */
  void subscribe() {
    discord.awaitShards(1, SOON);
    assertThat(say("settings", Map.of("cap", 1000)).allText()).contains("at most 1000 papers");
    for (Wish wish : wishes) {
      PostedMessage answer = say("subscribe", Map.of("query", wish.query()));
      assertThat(answer.isEphemeral()).isTrue();
      assertThat(answer.allText()).contains("Subscribed as #");
    }
  }

  /** Ada gives a command in the channel. */
  PostedMessage say(String command, Map<String, ?> options) {
    Answer answer = discord.slash(ada, papers, "papers " + command, options);
    return answer.awaitMessage(SOON);
  }

  /** From now on Discord posts a message at once, and says so a while later. */
  void answerSlowly() {
    discord.faults().on(POST).always().delaysTheAnswer(Duration.ofMillis(300));
  }

  /** From now on Discord takes no messages. */
  void goDown() {
    discord.faults().on(POST).always().answers(503, 0, "down");
  }

  /** From now on Discord answers as soon as it can. */
  void answerAtOnce() {
    discord.faults().clear();
  }

  /** Waits until one more message is posted, whose answer is still on its way; at most so long. */
  boolean isSentToWithin(Duration patience) throws InterruptedException {
    int before = discord.posts(papers).size();
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      if (discord.posts(papers).size() > before) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return false;
  }

  /** The ids of the papers that were posted, in order. */
  List<String> posted() {
    List<String> ids = new ArrayList<>();
    for (PostedMessage message : discord.posts(papers)) {
      for (JsonNode embed : message.embeds()) {
        ids.add(embed.path("url").asText().replaceFirst(".*/", ""));
      }
    }
    return ids;
  }

  /** The oldest message that has papers; news of a feed is posted as well, and has none. */
  PostedMessage firstAlert() {
    return discord.posts(papers).stream()
        .filter(message -> !message.embeds().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Holds what was posted of captured days against the plain evaluation; answers how many papers
   * that is. The clock runs on: what is posted meanwhile is of days that have come by then.
   *
   * @param last the last day that was read for certain
   */
  int hold(CapturedReplay replay, LocalDate first, LocalDate last)
      throws IOException, InterruptedException {
    List<String> posted = posted();
    return hold(posted, replay.papers(first, last), replay.papers(first, replay.today()));
  }

  /**
   * Holds what was posted against the plain evaluation; answers how many papers that is.
   *
   * @param read the papers that were read for certain
   * @param readable these, and what a clock that ran on may have let it read besides
   */
  int hold(List<Text> read, List<Text> readable) {
    return hold(posted(), read, readable);
  }

  private int hold(List<String> posted, List<Text> read, List<Text> readable) {
    assertThat(posted)
        .as("posted on Discord, each once, against the plain evaluation")
        .doesNotHaveDuplicates()
        .containsAll(PlainEvaluation.wanted(read.stream(), wishes))
        .isSubsetOf(PlainEvaluation.wanted(readable.stream(), wishes));
    Set<String> nonces = new HashSet<>();
    assertThat(discord.posts(papers).stream().map(PostedMessage::nonce)).allMatch(nonces::add);
    assertThat(discord.pings()).isEmpty();
    return posted.size();
  }

  @Override
  public void close() {
    discord.close();
  }
}
