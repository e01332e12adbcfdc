package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.discord.DiscordIdentity.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
 * Gets connected and stays so, whatever it takes, and knows how it stands. The library reconnects
 * by itself once it was connected; everything before that, and what it gives up on, is tried again
 * here. Safe for use by several threads.
 */
final class DiscordConnection extends ListenerAdapter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordConnection.class);

  private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);

  private final DiscordOptions options;
  private final ReconnectBackoff patience;
  private final InstantSource clock;
  private final Pause pause;
  private final DiscordIdentity askDiscord;
  private final List<Object> listeners = new ArrayList<>();
  private final Consumer<JDA> afterConnecting;
  private final Runnable changed;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread started = new Thread(work, "discord-connection");
            started.setDaemon(true);
            return started;
          });

  private volatile @Nullable ShardConnection shards;
  private volatile @Nullable Instant disconnected;
  private volatile String refusal = "";
  private volatile String trouble = "";
  private volatile boolean on;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * Not connected yet.
   *
   * @param listeners hear what happens
   * @param afterConnecting does what is to be done once for all servers, on a thread that may wait;
   *     it is called again until it does not throw
   * @param changed told whenever Discord can be reached, or not any more
   * @param pause waits before a reply is sent again
   */
  DiscordConnection(
      DiscordOptions options,
      ReconnectBackoff patience,
      List<?> listeners,
      Consumer<JDA> afterConnecting,
      Runnable changed,
      InstantSource clock,
      Pause pause) {
    this.options = options;
    this.patience = patience;
    this.clock = clock;
    this.pause = pause;
    this.askDiscord = new DiscordIdentity(options);
    this.afterConnecting = afterConnecting;
    this.changed = changed;
    this.listeners.addAll(listeners);
    this.listeners.add(this);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Begins to connect. */
  void start() {
    on = true;
    later(Duration.ZERO, this::connect);
  }

  /** The library, as soon as it is there. */
  Optional<ShardManager> library() {
    return Optional.ofNullable(shards).map(ShardConnection::library);
  }

  /** How it stands. */
  PlatformState state() {
    if (!on) {
      return PlatformState.Off.STOPPED;
    }
    if (!refusal.isEmpty()) {
      return new PlatformState.Refused(refusal);
    }
    ShardConnection present = shards;
    int connected = present == null ? 0 : present.connected();
    if (present != null && connected > 0) {
      return connected(present.library(), connected);
    }
    Instant since = disconnected;
    return since == null
        ? new PlatformState.Connecting(trouble)
        : new PlatformState.Disconnected(since);
  }

  private PlatformState connected(ShardManager library, int connected) {
    String name =
        library.getShardCache().stream()
            .filter(shard -> shard.getStatus() == JDA.Status.CONNECTED)
            .findFirst()
            .map(shard -> shard.getSelfUser().getName())
            .orElse("");
    long servers = library.getGuildCache().size();
    int wanted = options.lastShard() - options.firstShard() + 1;
    return new PlatformState.Connected(
        "connected as %s in %d %s, shards %d–%d of %d%s"
            .formatted(
                name,
                servers,
                servers == 1 ? "server" : "servers",
                options.firstShard(),
                options.lastShard(),
                options.shards(),
                connected == wanted ? "" : ", " + (wanted - connected) + " of them not yet"));
  }

  private void connect() {
    try {
      Identity identity = askDiscord.whoAmI();
      if (identity instanceof Identity.Unknown) {
        refused(CloseCode.AUTHENTICATION_FAILED);
      } else if (identity instanceof Identity.Unclear unclear) {
        failed(unclear.reason());
      } else {
        shards = ShardConnection.connect(options, listeners, pause);
        refusal = "";
        trouble = "";
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (InvalidTokenException invalid) {
      refused(CloseCode.AUTHENTICATION_FAILED);
    } catch (RuntimeException | Error failure) {
      // Whatever it was, the program goes on without Discord and tries again.
      LOG.atDebug().log("connecting failed", failure);
      failed("Discord could not be joined (" + failure.getMessage() + ")");
    }
  }

  private void failed(String reason) {
    refusal = "";
    trouble = reason;
    Duration wait = patience.after(failures.incrementAndGet());
    LOG.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("again", wait)
        .log("Discord cannot be joined yet");
    later(wait, this::connect);
  }

  private void refused(CloseCode code) {
    refusal = explained(code);
    LOG.atError()
        .addKeyValue("reason", refusal)
        .addKeyValue("again", patience.refused())
        .log("Discord refuses the bot");
    changed.run();
    later(patience.refused(), this::connect);
  }

  private String explained(CloseCode code) {
    return switch (code) {
      case AUTHENTICATION_FAILED ->
          "the token is not valid; copy it again from the bot's page at"
              + " https://discord.com/developers/applications, or reset it there, and restart";
      case INVALID_SHARD, SHARDING_REQUIRED ->
          "the bot is in too many servers for " + options.shards() + " shards; raise shards.total";
      case INVALID_INTENTS, DISALLOWED_INTENTS ->
          "Discord does not let the bot hear of its servers; this is a fault in Paperboy";
      default -> "Discord ended the connection for good (" + code.getMeaning() + ")";
    };
  }

  @Override
  public void onReady(ReadyEvent event) {
    failures.set(0);
    back();
    if (event.getJDA().getShardInfo().getShardId() == 0) {
      later(Duration.ZERO, () -> afterwards(event.getJDA(), 1));
    }
  }

  private void afterwards(JDA discord, int attempt) {
    if (!isCurrent(discord)) {
      return;
    }
    try {
      afterConnecting.accept(discord);
    } catch (RuntimeException | Error failure) {
      // The commands that Discord knew before keep working meanwhile.
      Duration wait = patience.after(attempt);
      LOG.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .addKeyValue("again", wait)
          .log("Discord could not be told of the commands");
      later(wait, () -> afterwards(discord, attempt + 1));
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
    disconnected = null;
    LOG.atInfo().addKeyValue("state", state().words()).log("Discord is there");
    changed.run();
  }

  @Override
  public void onSessionDisconnect(SessionDisconnectEvent event) {
    if (disconnected == null) {
      disconnected = clock.instant();
    }
    changed.run();
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    CloseCode code = event.getCloseCode();
    if (on && code != null && !code.isReconnect()) {
      later(Duration.ZERO, () -> gaveUp(code));
    }
  }

  /**
   * The library tells that it gave up only after its last request, which may hang; one that goes on
   * is never disconnected for long, but on its way back.
   */
  @Override
  public void onStatusChange(StatusChangeEvent event) {
    JDA shard = event.getJDA();
    if (on && event.getNewStatus() == JDA.Status.DISCONNECTED) {
      later(
          LAST_REQUESTS,
          () -> {
            ShardConnection present = shards;
            if (present != null
                && isCurrent(shard)
                && shard.getStatus() == JDA.Status.DISCONNECTED) {
              close(present);
              failed("the connection ended");
            }
          });
    }
  }

  private boolean isCurrent(JDA shard) {
    ShardConnection present = shards;
    return present != null
        && present.library().getShardById(shard.getShardInfo().getShardId()) == shard;
  }

  /** The library gave up: everything is begun anew, when a person may have acted. */
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

  private void later(Duration wait, Runnable work) {
    try {
      Future<?> unused =
          thread.schedule(() -> guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("nothing more is done about the connection, because it is closed");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      LOG.atError().log("something about the connection to Discord failed", failure);
    }
  }

  /** Ends the connection, within a few seconds. */
  @Override
  public void close() {
    on = false;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("connecting to Discord could not be stopped in time");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    ShardConnection present = shards;
    shards = null;
    if (present != null) {
      present.close();
    }
  }
}
