package dev.paperboy.chat.slack;

import dev.paperboy.Scene;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.simulator.RecordedReachability;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.command.StoredButtons;
import dev.paperboy.command.subscription.StoredSubscriptions;
import dev.paperboy.fleet.LocalClaims;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import dev.paperboy.web.Routes;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The real bot with real commands and a real database, on a simulated Slack. */
final class BotOnSlack implements AutoCloseable {
  static final String SECRET = "a-signing-secret";
  static final Duration SOON = Duration.ofSeconds(60);
  static final ReconnectBackoff QUICK =
      new ReconnectBackoff(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));

  final SlackSimulator slack = new SlackSimulator();
  final SimulatedTokens tokens = new SimulatedTokens();
  final RecordedReachability reachability = new RecordedReachability("slack");
  final Scene scene;

  /** What was waited before replies were sent again. */
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  private final List<Runnable> open = new ArrayList<>();

  BotOnSlack(Path folder) {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.poll(scene.arxiv, Scene.papers(0, 4, "Diffusion"));
  }

  /** A workspace in which the bot is installed. */
  SimulatedWorkspace workspace(String name) {
    return tokens.add(slack.workspace(name));
  }

  SlackLine socket() {
    return new SlackLine.Socket(SlackSimulator.APP_TOKEN);
  }

  SlackApi api() {
    return new SlackApi(Optional.of(URI.create(slack.apiUrl())), this::pause);
  }

  /** A bot that is not started. */
  SlackBot bot(SlackLine line, BotTokens shown) {
    SlackBot bot =
        new SlackBot(
            line,
            QUICK,
            api(),
            shown,
            scene.commands,
            new StoredSubscriptions(scene.database),
            new StoredButtons(
                scene.database, new Random(open.size()), scene.clock, scene.commands::read),
            new LocalPace(InstantSource.system()),
            new LocalClaims(InstantSource.system()),
            channel -> true,
            InstantSource.system());
    open.add(bot::close);
    return bot;
  }

  /** Slack's limits hold in real time. */
  private void pause(Duration duration) throws InterruptedException {
    pauses.add(duration);
    new SystemTime().sleep(duration);
  }

  /** A bot in Socket Mode that is there. */
  SlackBot connect() {
    SlackBot bot = bot(socket(), tokens);
    bot.start(reachability);
    await("the bot is connected", () -> bot.state().isConnected());
    return bot;
  }

  /** A bot in HTTP mode that is there; answers its address. */
  String serve(String consoleToken) {
    SlackBot bot = bot(new SlackLine.Http(SECRET), tokens);
    Routes routes = bot.routes().get(0);
    WebServer web =
        new WebServer(
            new WebSettings("127.0.0.1", 0, List.of(), consoleToken),
            List.of(routes),
            InstantSource.system());
    open.add(web::close);
    web.start();
    bot.start(reachability);
    await("the bot is ready", () -> bot.state().isConnected());
    return web.address() + "/slack/events";
  }

  void await(String what, BooleanSupplier isSo) {
    slack.await(what, SOON, isSo);
  }

  /** Waits until this was told of what can be written to. */
  void awaitTold(String line) {
    await(line + ", but only " + reachability.told(), () -> reachability.told().contains(line));
  }

  static ChannelId address(SimulatedChannel channel) {
    return new ChannelId("slack", channel.workspace().id(), channel.id());
  }

  static ChannelId address(SimulatedUser user) {
    return new ChannelId("slack", user.workspace().id(), user.id());
  }

  /** Makes so many subscriptions at once, with long queries. */
  void subscribeOften(ChannelId channel, int number) {
    scene.type(channel, "list");
    long key = scene.channel(channel).key();
    SubscriptionStore subscriptions = new SubscriptionStore();
    scene.database.change(
        transaction -> {
          for (int i = 0; i < number; i++) {
            String query = "word" + i + " OR " + "x".repeat(400);
            Wish wish = new Wish(query, new Cadence.Immediately(), 0);
            Subscription unused =
                subscriptions.add(transaction, key, wish, "Ann", "U1", scene.clock.instant());
          }
        });
  }

  /** What a command lists in a channel, behind Slack's back. */
  String listed(ChannelId channel) {
    return scene.type(channel, "list").text();
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
    slack.close();
    scene.close();
  }
}
