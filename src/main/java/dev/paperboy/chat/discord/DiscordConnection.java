package dev.paperboy.chat.discord;

import dev.paperboy.chat.ConnectionLifeCycle;
import dev.paperboy.chat.Pause;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.discord.DiscordIdentity.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects and reconnects, and tracks the state of the connection. The library reconnects by itself
 * after the first connection; failures before that, and those after which it gives up, are retried
 * here. Thread-safe.
 */
final class DiscordConnection extends ListenerAdapter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordConnection.class);

  private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

  /** How often to look which shards are held. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final DiscordOptions options;
  private final ReconnectBackoff patience;
  private final DiscordFleet fleet;
  private final HeldShards held;
  private final Pause pause;
  private final DiscordIdentity askDiscord;
  private final List<Object> listeners = new ArrayList<>();
  private final Consumer<JDA> afterConnecting;
  private final ConnectionLifeCycle life;

  private volatile @Nullable ShardConnection shards;

  /** Whether Discord accepts the bot, but other replicas serve all shards. */
  private volatile boolean standsBy;

  /**
   * Creates a connection that is not open yet.
   *
   * @param listeners receive events
   * @param afterConnecting runs once for all servers, on a thread that may block; retried until it
   *     does not throw
   * @param changed called whenever Discord becomes reachable or unreachable
   * @param pause waits before a retry of a reply
   */
  DiscordConnection(
      DiscordOptions options,
      ReconnectBackoff patience,
      List<?> listeners,
      Consumer<JDA> afterConnecting,
      Runnable changed,
      DiscordFleet fleet,
      InstantSource clock,
      Pause pause) {
    this.options = options;
    this.fleet = fleet;
    this.held = new HeldShards(options, fleet.leases());
    this.patience = patience;
    this.pause = pause;
    this.askDiscord = new DiscordIdentity(options);
    this.afterConnecting = afterConnecting;
    this.listeners.addAll(listeners);
    this.listeners.add(this);
    this.life = new ConnectionLifeCycle("Discord", patience, changed, clock);
  }

  /** Starts connecting. */
  void start() {
    life.start(this::connect);
    life.later(LOOK, this::follow);
  }

  private void follow() {
    try {
      ShardConnection present = shards;
      if (present != null) {
        present.follow();
      } else if (standsBy && !held.present().isEmpty()) {
        standsBy = false;
        connect();
      }
    } finally {
      life.later(LOOK, this::follow);
    }
  }

  /** Returns whether a shard may be served here. */
  boolean isHeld(int shard) {
    return held.contains(shard);
  }

  /** Returns whether other replicas serve all shards. */
  boolean standsBy() {
    ShardConnection present = shards;
    return present == null ? standsBy : present.shards().isEmpty();
  }

  /** Returns the library, once it is available. */
  Optional<ShardManager> library() {
    return Optional.ofNullable(shards).map(ShardConnection::library);
  }

  /** Returns the state of the connection. */
  PlatformState state() {
    ShardConnection present = shards;
    if (standsBy()) {
      return life.state(Optional.of("other replicas serve all of its servers at present"));
    }
    int connected = present == null ? 0 : present.connected();
    return life.state(
        present == null || connected == 0
            ? Optional.empty()
            : Optional.of(connected(present, connected)));
  }

  private String connected(ShardConnection present, int connected) {
    ShardManager library = present.library();
    String name =
        library.getShardCache().stream()
            .filter(shard -> shard.getStatus() == JDA.Status.CONNECTED)
            .findFirst()
            .map(shard -> shard.getSelfUser().getName())
            .orElse("");
    long servers = library.getGuildCache().size();
    List<Integer> wanted = present.shards();
    return "connected as %s in %d %s, shards %s of %d%s"
        .formatted(
            name,
            servers,
            servers == 1 ? "server" : "servers",
            listed(wanted),
            options.shards(),
            connected >= wanted.size()
                ? ""
                : ", " + (wanted.size() - connected) + " of them not connected yet");
  }

  private static String listed(List<Integer> shards) {
    int first = shards.get(0);
    int last = shards.get(shards.size() - 1);
    return last - first + 1 == shards.size()
        ? first + "–" + last
        : shards.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void connect() {
    try {
      Identity identity = askDiscord.whoAmI();
      if (identity instanceof Identity.Unknown) {
        refused(CloseCode.AUTHENTICATION_FAILED);
      } else if (identity instanceof Identity.Unclear unclear) {
        life.failed(unclear.reason());
      } else {
        Optional<ShardConnection> begun =
            ShardConnection.connect(options, held, listeners, fleet, pause);
        shards = begun.orElse(null);
        standsBy = begun.isEmpty();
        life.accepted();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (InvalidTokenException invalid) {
      refused(CloseCode.AUTHENTICATION_FAILED);
    } catch (RuntimeException | Error failure) {
      // Whatever the failure, the program continues without Discord and retries.
      LOG.atDebug().log("connecting failed", failure);
      life.failed("could not connect to Discord (" + failure.getMessage() + ")");
    }
  }

  private void refused(CloseCode code) {
    life.refused(explained(code));
  }

  private String explained(CloseCode code) {
    return switch (code) {
      case AUTHENTICATION_FAILED ->
          "the token is not valid; copy it again from the bot's page at"
              + " https://discord.com/developers/applications, or reset it there, and restart";
      case INVALID_SHARD, SHARDING_REQUIRED ->
          "the bot is in too many servers for " + options.shards() + " shards; raise shards.total";
      case INVALID_INTENTS, DISALLOWED_INTENTS ->
          "Discord refuses the intents that the bot asks for; this is a bug in Paperboy";
      default -> "Discord closed the connection for good (" + code.getMeaning() + ")";
    };
  }

  @Override
  public void onReady(ReadyEvent event) {
    back();
    if (event.getJDA().getShardInfo().getShardId() == 0) {
      life.later(Duration.ZERO, () -> afterwards(event.getJDA(), 1));
    }
  }

  private void afterwards(JDA discord, int attempt) {
    if (!isCurrent(discord)) {
      return;
    }
    try {
      afterConnecting.accept(discord);
    } catch (RuntimeException | Error failure) {
      // The commands registered earlier keep working meanwhile.
      Duration wait = patience.after(attempt);
      LOG.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .addKeyValue("again", wait)
          .log("registering the commands with Discord failed");
      life.later(wait, () -> afterwards(discord, attempt + 1));
    }
  }

  @Override
  public void onSessionResume(SessionResumeEvent event) {
    back();
  }

  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    back();
  }

  private void back() {
    life.connected();
    LOG.atInfo().addKeyValue("state", state().words()).log("connected to Discord");
  }

  @Override
  public void onSessionDisconnect(SessionDisconnectEvent event) {
    life.lost();
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    CloseCode code = event.getCloseCode();
    if (life.isOn() && code != null && !code.isReconnect()) {
      life.later(Duration.ZERO, () -> gaveUp(code));
    }
  }

  /**
   * The library reports that it gave up only after its last request, which may hang; a shard that
   * continues is never disconnected for long, but reconnecting.
   */
  @Override
  public void onStatusChange(StatusChangeEvent event) {
    JDA shard = event.getJDA();
    if (life.isOn() && event.getNewStatus() == JDA.Status.DISCONNECTED) {
      life.later(
          LAST_REQUESTS,
          () -> {
            ShardConnection present = shards;
            if (present != null
                && isCurrent(shard)
                && shard.getStatus() == JDA.Status.DISCONNECTED) {
              close(present);
              life.failed("the connection ended");
            }
          });
    }
  }

  private boolean isCurrent(JDA shard) {
    ShardConnection present = shards;
    return present != null
        && present.library().getShardById(shard.getShardInfo().getShardId()) == shard;
  }

  /** Called when the library gave up: reconnects once the operator may have acted. */
  private void gaveUp(CloseCode code) {
    ShardConnection given = shards;
    if (given != null) {
      close(given);
      refused(code);
    }
  }

  private void close(ShardConnection given) {
    shards = null;
    given.close();
  }

  /** Closes the connection, within a few seconds. */
  @Override
  public void close() {
    life.close();
    ShardConnection present = shards;
    shards = null;
    if (present != null) {
      present.close();
    }
  }
}
