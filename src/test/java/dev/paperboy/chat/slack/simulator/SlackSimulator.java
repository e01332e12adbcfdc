package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.simulator.Outage;
import dev.paperboy.chat.simulator.Waiting;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Slack on loopback: Web API, response addresses and Socket Mode on one port, with people in
 * workspaces who use the app.
 *
 * <p>Everything that a test does and sees begins here, so that it is found in one place: hence its
 * length. It listens once it is made. The bot is told by Socket Mode, or by HTTP after {@link
 * #deliverTo}. Thread-safe.
 */
public final class SlackSimulator implements AutoCloseable {
  /** The app's token for Socket Mode. */
  public static final String APP_TOKEN = "xapp-1-A0PAPERBOY-simulated";

  public static final String CLIENT_ID = "100.200";
  public static final String CLIENT_SECRET = "simulated-client-secret";

  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);

  private final SocketMode socket = new SocketMode();
  private final Deliveries deliveries = new Deliveries(socket);
  private final RateLimits rateLimits = new RateLimits();
  private final Faults faults = new Faults();
  private final World world = new World(this::happened);
  private final Postings postings = new Postings(world);
  private final Interactions interactions = new Interactions(world, postings);
  private final People people = new People(world, interactions, deliveries, this::root);
  private final Happenings happenings = new Happenings(world, postings, deliveries);
  private final OAuth oauth = new OAuth(world);
  private final List<HttpMode> https = new ArrayList<>();
  private final WebApi api;
  private final Javalin javalin;
  private volatile int port;
  private final Outage outage;

  /** A simulator on a free port. */
  public SlackSimulator() {
    this(0);
  }

  /** A simulator on a given port; 0 for a free one. */
  public SlackSimulator(int port) {
    Methods methods = new Methods();
    new AppMethods(socket, this::socketUrl).addTo(methods);
    new ChatMethods(world, postings).addTo(methods);
    new ViewMethods(world, interactions).addTo(methods);
    new ConversationMethods(world).addTo(methods);
    new HistoryMethod(world).addTo(methods);
    oauth.addTo(methods);
    api = new WebApi(world, methods, interactions, rateLimits, faults);
    javalin = Javalin.create(this::configure).start("127.0.0.1", port);
    this.port = javalin.port();
    outage = new Outage(javalin);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = 30_000_000L;
    config.jetty.threadPool = new QueuedThreadPool(64, 4);
    for (HandlerType method : List.of(HandlerType.GET, HandlerType.POST)) {
      config.routes.addHttpHandler(method, WebApi.ROOT + "<method>", api::callMethod);
    }
    config.routes.addHttpHandler(HandlerType.POST, "/response/<path>", api::respond);
    config.routes.ws("/socket", socket::addTo);
  }

  private Delivery happened(SimulatedWorkspace workspace, ObjectNode event) {
    return happenings.tell(workspace, event);
  }

  /** Where the Web API is: {@code http://127.0.0.1:port/api/}. */
  public String apiUrl() {
    return root() + "api/";
  }

  private String root() {
    return "http://127.0.0.1:" + port + "/";
  }

  private String socketUrl() {
    return "ws://127.0.0.1:" + port + "/socket";
  }

  // The world.

  /** A new workspace in which the app is installed. */
  public SimulatedWorkspace workspace(String name) {
    return new SimulatedWorkspace(world, name, true);
  }

  /** A new workspace in which the app is not installed yet. */
  public SimulatedWorkspace workspaceWithoutApp(String name) {
    return new SimulatedWorkspace(world, name, false);
  }

  /**
   * Whether a private channel without the bot is answered channel_not_found, as Slack does (the
   * default), or not_in_channel.
   */
  public void hidePrivateChannels(boolean hide) {
    world.hidingPrivateChannels = hide;
  }

  // How the bot is told.

  /** From now on the bot is told by signed HTTP requests to one address. */
  public HttpMode deliverTo(String url, String signingSecret) {
    HttpMode http = new HttpMode(URI.create(url), signingSecret);
    synchronized (https) {
      https.add(http);
    }
    deliveries.by(http);
    return http;
  }

  /** From now on the bot is told by Socket Mode, as at first. */
  public void deliverToSocket() {
    deliveries.by(socket);
  }

  public SocketMode socket() {
    return socket;
  }

  /** What the bot was told, oldest first. */
  public List<Delivery> deliveries() {
    return deliveries.all();
  }

  /** What the bot was told of a kind: an event's type, an interaction's type, or a command. */
  public List<Delivery> deliveries(String kind) {
    return deliveries.all().stream().filter(one -> one.kind().equals(kind)).toList();
  }

  /** Tells the bot the same thing once more, as Slack does when it missed the acknowledgement. */
  public void redeliver(Delivery delivery) {
    deliveries.repeat(delivery, "http_timeout");
  }

  /** Any event, for what has no method of its own. */
  public Delivery event(SimulatedWorkspace workspace, ObjectNode event) {
    return happenings.tell(workspace, event);
  }

  // What people do.

  /** A person types a command. */
  public Answer slash(SimulatedUser user, SimulatedChannel channel, String command, String text) {
    return people.slash(user, channel, command, text);
  }

  /** A person presses a button of a message. */
  public Answer press(SimulatedUser user, PostedMessage message, String actionId) {
    return people.use(user, message, actionId, "", false);
  }

  /** A person presses the first button of a message with this label. */
  public Answer pressLabelled(SimulatedUser user, PostedMessage message, String label) {
    return press(user, message, first(message.buttonsLabelled(label), label));
  }

  /** A button is pressed with a value that it does not have. */
  public Answer pressForged(
      SimulatedUser user, PostedMessage message, String actionId, String value) {
    return people.use(user, message, actionId, value, true);
  }

  /** A person presses a button of the card that the bot has attached to a link. */
  public Answer pressUnfurl(
      SimulatedUser user, PostedMessage message, String url, String actionId) {
    return people.pressUnfurl(user, message, url, actionId);
  }

  /** A person chooses in a menu of a message. */
  public Answer choose(SimulatedUser user, PostedMessage message, String actionId, String value) {
    return people.use(user, message, actionId, value, false);
  }

  /** A person presses a button of a modal or Home tab. */
  public Answer press(SimulatedUser user, OpenView view, String actionId) {
    return people.use(user, view, actionId, "", false);
  }

  /** A person presses the first button of a modal or Home tab with this label. */
  public Answer pressLabelled(SimulatedUser user, OpenView view, String label) {
    return press(user, view, first(view.buttonsLabelled(label), label));
  }

  private static String first(List<String> ids, String label) {
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("There is no button " + label);
    }
    return ids.get(0);
  }

  /**
   * A person types or chooses in a modal or Home tab, and the bot is told.
   *
   * @param value a text, or a collection of texts where several can be chosen
   */
  public Answer inputAction(SimulatedUser user, OpenView view, String actionId, Object value) {
    return people.use(user, view, actionId, value, false);
  }

  /** A person types into a menu of a modal; the choices are the delivery's answer. */
  public Answer suggest(SimulatedUser user, OpenView view, String actionId, String typed) {
    return people.suggest(user, view, actionId, typed);
  }

  /**
   * A person fills in a modal and submits it; what is not given stays as it is.
   *
   * @param values by action id: a text, or a collection of texts where several can be chosen
   * @throws IllegalArgumentException where Slack's own program would not let it be sent
   */
  public Answer submitView(SimulatedUser user, OpenView view, Map<String, ?> values) {
    return people.submit(user, view, values);
  }

  /** A person closes a modal; the bot is told where it has asked for that. */
  public Answer closeView(SimulatedUser user, OpenView view) {
    return people.close(user, view);
  }

  /** A person chooses a shortcut in the menu of a message. */
  public Answer messageShortcut(SimulatedUser user, PostedMessage message, String callbackId) {
    return people.messageShortcut(user, message, callbackId);
  }

  /** A person chooses a shortcut that belongs to no message. */
  public Answer globalShortcut(SimulatedUser user, String callbackId) {
    return people.globalShortcut(user, callbackId);
  }

  /** A person opens the app's Home tab. */
  public Delivery openHome(SimulatedUser user) {
    return happenings.openHome(user, "home");
  }

  /** A person writes something that the bot is not told. */
  public PostedMessage say(SimulatedUser user, SimulatedChannel channel, String text) {
    return happenings.say(user, channel, text);
  }

  /** A person writes something in a thread that the bot is not told. */
  public PostedMessage reply(SimulatedUser user, PostedMessage parent, String text) {
    return happenings.say(user, parent.channel(), text, parent.ts());
  }

  /** A person writes links of which the bot is told. */
  public PostedMessage shareLink(SimulatedUser user, SimulatedChannel channel, String... urls) {
    PostedMessage said = happenings.say(user, channel, "see " + String.join(" ", urls));
    happenings.shareLinks(said, List.of(urls));
    return said;
  }

  /** The bot is told of links in a message, again or with an address that is not in it. */
  public Delivery tellOfLinks(PostedMessage said, String... urls) {
    return happenings.shareLinks(said, List.of(urls));
  }

  /** A person adds a reaction to a message, such as {@code +1}. */
  public Delivery react(SimulatedUser user, PostedMessage message, String name) {
    return happenings.react(user, message, "reaction_added", name);
  }

  /** A person removes a reaction from a message. */
  public Delivery unreact(SimulatedUser user, PostedMessage message, String name) {
    return happenings.react(user, message, "reaction_removed", name);
  }

  /** A person mentions the bot, then writes a text; the bot is told where it is a member. */
  public PostedMessage mention(SimulatedUser user, SimulatedChannel channel, String text) {
    String mention = "<@" + user.workspace().bot().id() + "> ";
    PostedMessage said = happenings.say(user, channel, mention + text);
    if (channel.hasBot()) {
      happenings.mention(said);
    }
    return said;
  }

  /** A person writes to the bot in their direct messages. */
  public PostedMessage directMessage(SimulatedUser user, String text) {
    SimulatedChannel channel = user.workspace().directMessages(user);
    PostedMessage said = happenings.say(user, channel, text);
    happenings.directMessage(said);
    return said;
  }

  // Installing.

  /** Where Slack asks a person for approval, for those who build the address themselves. */
  public String authorizeUrl() {
    return root() + "oauth/v2/authorize";
  }

  /**
   * A person opens the bot's installation page, follows it to Slack and approves.
   *
   * @return what the bot's redirect address answers
   */
  public BotAnswer install(SimulatedUser user, String installUrl) {
    Browser browser = new Browser();
    return open(
        browser, redirectAfterApproval(user, browser.authorization(URI.create(installUrl))));
  }

  /** A person approves at an address of Slack's, without cookies of the bot's. */
  public BotAnswer approve(SimulatedUser user, String authorization) {
    return open(new Browser(), redirectAfterApproval(user, URI.create(authorization)));
  }

  /** A person opens the bot's installation page, follows it to Slack and refuses. */
  public BotAnswer denyInstall(String installUrl) {
    Browser browser = new Browser();
    return open(browser, OAuth.deny(browser.authorization(URI.create(installUrl))));
  }

  /** Where a person who approves is sent: the bot's redirect address with a fresh code. */
  public URI redirectAfterApproval(SimulatedUser user, URI authorization) {
    synchronized (world) {
      return oauth.approve(user, authorization);
    }
  }

  private static BotAnswer open(Browser browser, URI address) {
    HttpResponse<String> response = browser.get(address);
    return new BotAnswer(response.statusCode(), response.body());
  }

  /** New tokens end after that time and come with a refresh token. By default they never end. */
  public void rotateTokens(Duration life) {
    synchronized (world) {
      oauth.rotateAfter(life);
    }
  }

  // What there is to see.

  /** What everyone can see in a channel, oldest first. */
  public List<PostedMessage> messages(SimulatedChannel channel) {
    return channel.messages();
  }

  /** What the bot has posted to a channel for everyone, oldest first. */
  public List<PostedMessage> posts(SimulatedChannel channel) {
    String bot = channel.workspace().bot().id();
    return channel.messages().stream().filter(one -> one.author().equals(bot)).toList();
  }

  /** A message as it is now; empty where it was deleted. */
  public Optional<PostedMessage> now(PostedMessage message) {
    synchronized (world) {
      return message.channel().message(message.ts()).map(StoredMessage::posted);
    }
  }

  /** Every public message everywhere, in order. */
  public List<PostedMessage> everyMessage() {
    return world.everyMessage();
  }

  /** Waits for so many posts of the bot in a channel. */
  public List<PostedMessage> awaitPosts(SimulatedChannel channel, int count) {
    await(count + " posts in " + channel, USUAL_DEADLINE, () -> posts(channel).size() >= count);
    return posts(channel);
  }

  /** A person's Home tab; empty while the bot has published none. */
  public Optional<OpenView> home(SimulatedUser user) {
    synchronized (world) {
      return world.views.home(user).map(StoredView::open);
    }
  }

  /** A person's Home tab once it holds a text. */
  public OpenView awaitHomeWith(SimulatedUser user, String text) {
    return Waiting.forValue(
        "a Home tab with " + text,
        USUAL_DEADLINE,
        () -> home(user).filter(home -> home.allText().contains(text)));
  }

  /** The modals that a person has open, the topmost first. */
  public List<OpenView> modals(SimulatedUser user) {
    synchronized (world) {
      return world.views.modals(user).stream().map(StoredView::open).toList();
    }
  }

  /** The topmost modal of a person once it holds a text. */
  public OpenView awaitModalWith(SimulatedUser user, String text) {
    return Waiting.forValue(
        "a modal with " + text,
        USUAL_DEADLINE,
        () ->
            modals(user).stream()
                .limit(1)
                .filter(view -> (view.title() + view.allText()).contains(text))
                .findFirst());
  }

  /** The notifications that messages of the bot have caused. */
  public List<Ping> pings() {
    return world.pings();
  }

  /** What Slack has warned of or refused without an error: {@code …missing_text_in_message}. */
  public List<String> warnings() {
    return world.warnings();
  }

  /** Every request so far, in order. */
  public List<RecordedRequest> requests() {
    return api.requests();
  }

  /** The calls of a method so far; {@code response_url} for those to response addresses. */
  public List<RecordedRequest> requests(String method) {
    return api.requests().stream().filter(one -> one.method().equals(method)).toList();
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    api.forgetRequests();
  }

  /** Waits until something is so, else fails. */
  public void await(String what, Duration deadline, BooleanSupplier isSo) {
    Waiting.until(what, deadline, isSo);
  }

  // What goes wrong.

  public RateLimits rateLimits() {
    return rateLimits;
  }

  public Faults faults() {
    return faults;
  }

  /** How long an acknowledgement may take. Default 3 s. */
  public void acknowledgeWithin(Duration deadline) {
    deliveries.deadline(deadline);
  }

  /** The pauses before events are told again. Default: at once, 1 min, 5 min. */
  public void retryEventsAfter(Duration... pauses) {
    deliveries.retries(List.of(pauses));
  }

  /** How long a trigger id (default 3 s) and a response address (30 min) can be used. */
  public void interactionsLast(Duration trigger, Duration responseUrl) {
    interactions.lives(trigger, responseUrl);
  }

  /** Slack is away: connections are cut and new ones refused. */
  public void startOutage() {
    socket.dropConnections();
    outage.start();
  }

  /** Slack is back on the same port. */
  public void endOutage() {
    outage.end();
  }

  @Override
  public void close() {
    deliveries.close();
    synchronized (https) {
      https.forEach(HttpMode::close);
    }
    socket.dropConnections();
    javalin.stop();
  }
}
