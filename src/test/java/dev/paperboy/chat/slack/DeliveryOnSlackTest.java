package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.deliver.OutboxDispatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts in twenty channels, each a message of its own, as fast as Slack takes them: a hundred, and
 * a thousand with {@code -Dpaperboy.long=true}.
 */
final class DeliveryOnSlackTest {
  private static final int CHANNELS = 20;
  private static final int PAPERS = Boolean.getBoolean("paperboy.long") ? 50 : 5;
  private static final int A_MINUTE = 300;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("Flow (\\d+)");
  private static final String POST = "chat.postMessage";

  @TempDir private Path folder;
  private BotOnSlack at;
  private SlackBot bot;
  private OutboxDispatcher outbox;
  private SimulatedWorkspace workspace;

  @BeforeEach
  void open() {
    at = new BotOnSlack(folder);
    workspace = at.workspace("lab");
    bot = at.connect();
    outbox = at.scene.outbox(List.of(bot.sender()));
  }

  @AfterEach
  void close() throws Exception {
    at.close();
  }

  private List<SimulatedChannel> subscribed() {
    List<SimulatedChannel> channels =
        IntStream.range(0, CHANNELS).mapToObj(i -> workspace.publicChannel("papers-" + i)).toList();
    channels.forEach(channel -> at.scene.type(BotOnSlack.address(channel), "subscribe flow"));
    return channels;
  }

  private void findPapers() {
    for (int number = 100; number < 100 + PAPERS; number++) {
      at.scene.poll(at.scene.arxiv, Scene.papers(number, number + 1, "Flow"));
      outbox.drain();
    }
  }

  private void deliver() throws InterruptedException {
    outbox.drainFully(SOON);
    while (at.scene.alertCounts().getOrDefault("PENDING", 0L) > 0) {
      at.scene.clock.advance(Duration.ofMinutes(1));
      outbox.drainFully(SOON);
    }
  }

  private List<Integer> numbers(SimulatedChannel channel) {
    return at.slack.posts(channel).stream().map(DeliveryOnSlackTest::number).toList();
  }

  private static int number(PostedMessage message) {
    Matcher number = NUMBER.matcher(message.allText());
    assertThat(number.find()).as(message.allText()).isTrue();
    return Integer.parseInt(number.group(1));
  }

  private static List<Integer> expected() {
    return IntStream.range(100, 100 + PAPERS).boxed().toList();
  }

  @Test
  void everyAlertArrivesOnceAndInOrderAtSlacksLimits() throws Exception {
    at.slack.rateLimits().messagesOfWorkspace(A_MINUTE, Duration.ofMinutes(1));
    List<SimulatedChannel> channels = subscribed();
    findPapers();
    deliver();
    assertThat(channels).allSatisfy(one -> assertThat(numbers(one)).isEqualTo(expected()));
    assertThat(at.slack.rateLimits().refused()).as("refusals").isLessThan(CHANNELS);
    assertThat(at.slack.pings()).isEmpty();
    report(channels);
  }

  @Test
  void lostAnswersLoseNoAlertAndEveryPossibleDoubleIsCounted() throws Exception {
    at.slack.rateLimits().none();
    List<SimulatedChannel> channels = subscribed();
    at.slack.faults().on(POST).always().withChance(0.1, 20261122).losesTheAnswer();
    findPapers();
    deliver();
    int doubles = 0;
    for (SimulatedChannel channel : channels) {
      List<Integer> numbers = numbers(channel);
      List<Integer> distinct = numbers.stream().distinct().collect(Collectors.toList());
      assertThat(distinct).as("all of them, in order").isEqualTo(expected());
      doubles += numbers.size() - distinct.size();
    }
    assertThat(doubles).isLessThanOrEqualTo((int) bot.possibleDoubles().orElseThrow());
    System.out.printf(
        "Slack: %d alerts with every tenth answer lost: %d lost, %d twice, %d counted as"
            + " possible%n",
        CHANNELS * PAPERS, 0, doubles, bot.possibleDoubles().orElseThrow());
  }

  /** What is allowed: a message a second in each channel, and so many a minute in all. */
  private void report(List<SimulatedChannel> channels) {
    int all = CHANNELS * PAPERS;
    double allowed = Math.max(PAPERS - 1, Math.max(0, all - A_MINUTE) * 60.0 / A_MINUTE);
    List<Instant> arrivals =
        channels.stream()
            .flatMap(channel -> at.slack.posts(channel).stream())
            .map(PostedMessage::arrived)
            .sorted()
            .toList();
    double taken =
        Duration.between(arrivals.get(0), arrivals.get(arrivals.size() - 1)).toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        "Slack: %d alerts into %d channels in %.1f s, %.0f %% of what 1 a second and channel and %d"
            + " a minute allow; %d refused%n",
        all,
        CHANNELS,
        taken,
        100 * allowed / taken,
        A_MINUTE,
        at.slack.rateLimits().refused());
  }
}
