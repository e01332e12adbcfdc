package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A channel of a simulated Slack, and what arrives there. */
final class SlackReader implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(60);
  private static final String SECRET = "a-signing-secret";
  private static final Pattern PAPER = Pattern.compile("(?:papers|abs|pdf)/(\\d{4}\\.\\d{5})");

  final SlackSimulator slack = new SlackSimulator();
  final SimulatedWorkspace workspace = slack.workspace("lab");
  final SimulatedUser ann = workspace.admin("ann");
  final SimulatedChannel papers = workspace.publicChannel("papers").member(ann);

  /** That answers begin within three seconds is held elsewhere, where no processors are shared. */
  SlackReader() {
    slack.acknowledgeWithin(SOON);
    slack.interactionsLast(SOON, Duration.ofMinutes(30));
  }

  /** The line that lets a program open a socket here. */
  String bySocket() {
    return "slack: { bot_token: \"%s\", app_token: \"%s\", api_url: \"%s\" }"
        .formatted(workspace.botToken(), SlackSimulator.APP_TOKEN, slack.apiUrl());
  }

  /** The line that lets a program be told by HTTP. */
  String byHttp() {
    return "slack: { bot_token: \"%s\", mode: http, signing_secret: %s, api_url: \"%s\" }"
        .formatted(workspace.botToken(), SECRET, slack.apiUrl());
  }

  /** Tells this program by HTTP from now on. */
  void deliverTo(PaperboyProcess paperboy) {
    slack.deliverTo("http://127.0.0.1:" + paperboy.port() + "/slack/events", SECRET);
  }

  /** Waits until a program in Socket Mode is there. */
  void awaitSocket() {
    slack.await("a socket", SOON, () -> slack.socket().connections() > 0);
  }

  /** Ann types a command into the channel. */
  PostedMessage say(String text) {
    return slack.slash(ann, papers, "/papers", text).awaitMessage();
  }

  /** From now on Slack takes no messages. */
  void goDown() {
    slack.faults().on("chat.postMessage").always().answersError("service_unavailable");
  }

  /** From now on Slack takes messages again. */
  void comeBack() {
    slack.faults().clear();
  }

  /** The ids of the papers that were posted, in order. */
  List<String> posted() {
    assertThat(slack.pings()).isEmpty();
    return slack.posts(papers).stream().flatMap(message -> papersOf(message).stream()).toList();
  }

  /** The oldest message that has papers; news of a feed is posted as well, and has none. */
  PostedMessage firstAlert() {
    return slack.posts(papers).stream()
        .filter(message -> !papersOf(message).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> papersOf(PostedMessage message) {
    Set<String> ids = new LinkedHashSet<>();
    if (!message.metadata().isEmpty()) {
      PAPER
          .matcher(message.blocks().toString())
          .results()
          .map(found -> found.group(1))
          .forEach(ids::add);
    }
    return ids;
  }

  @Override
  public void close() {
    slack.close();
  }
}
