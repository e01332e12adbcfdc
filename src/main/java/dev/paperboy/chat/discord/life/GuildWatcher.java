package dev.paperboy.chat.discord.life;

import dev.paperboy.deliver.Reachability;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateNameEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateParentEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks servers, channels and permissions. Changes may take long to report, so they are reported
 * on a separate thread, in the order of the events. An outage of a server is not a removal:
 * messages are retried.
 */
public final class GuildWatcher extends ListenerAdapter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuildWatcher.class);
  private static final long LAST_WORDS_SECONDS = 5;

  private final ExecutorService thread;
  private final Reachability reachability;
  private final WatchedGuilds servers;

  /** Creates a watcher that reports to this listener. */
  public GuildWatcher(Reachability reachability) {
    this.reachability = reachability;
    this.servers = new WatchedGuilds(reachability);
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            LAST_WORDS_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread started = new Thread(work, "discord-life");
              started.setDaemon(true);
              return started;
            },
            (late, pool) -> LOG.debug("event from Discord ignored during the shutdown"));
    one.allowCoreThreadTimeOut(true);
    this.thread = one;
  }

  /** Reports that Discord has become reachable or unreachable. */
  public void readinessChanged() {
    later("readiness", reachability::readinessChanged);
  }

  @Override
  public void onGuildReady(GuildReadyEvent event) {
    about(event.getGuild(), servers::present);
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    about(event.getGuild(), servers::joined);
  }

  @Override
  public void onGuildAvailable(GuildAvailableEvent event) {
    about(event.getGuild(), servers::present);
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    long server = event.getGuild().getIdLong();
    later("removed from a server", () -> servers.removed(server));
  }

  @Override
  public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
    long server = event.getGuildIdLong();
    later("removed from a server", () -> servers.removed(server));
  }

  @Override
  public void onChannelDelete(ChannelDeleteEvent event) {
    if (event.isFromGuild()) {
      GuildChannel channel = event.getChannel().asGuildChannel();
      later("a channel was deleted", () -> servers.deleted(channel));
    }
  }

  @Override
  public void onChannelUpdateName(ChannelUpdateNameEvent event) {
    if (event.isFromGuild()) {
      GuildChannel channel = event.getChannel().asGuildChannel();
      later("a channel was renamed", () -> servers.renamed(channel));
    }
  }

  @Override
  public void onChannelUpdateParent(ChannelUpdateParentEvent event) {
    about(event.getGuild(), servers::changed);
  }

  @Override
  public void onGenericPermissionOverride(GenericPermissionOverrideEvent event) {
    about(event.getGuild(), servers::changed);
  }

  @Override
  public void onRoleUpdatePermissions(RoleUpdatePermissionsEvent event) {
    about(event.getGuild(), servers::changed);
  }

  @Override
  public void onRoleDelete(RoleDeleteEvent event) {
    about(event.getGuild(), servers::changed);
  }

  @Override
  public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
    if (event.getMember().equals(event.getGuild().getSelfMember())) {
      about(event.getGuild(), servers::changed);
    }
  }

  @Override
  public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
    if (event.getMember().equals(event.getGuild().getSelfMember())) {
      about(event.getGuild(), servers::changed);
    }
  }

  private void about(Guild server, Consumer<Guild> change) {
    later("a server changed", () -> change.accept(server));
  }

  private void later(String what, Runnable task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error failure) {
            // Later events must still be reported.
            LOG.atError().addKeyValue("event", what).log("event could not be recorded", failure);
          }
        });
  }

  /** Stops once all events are recorded, within a few seconds. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("last events from Discord were not recorded in time");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
