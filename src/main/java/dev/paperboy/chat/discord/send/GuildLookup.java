package dev.paperboy.chat.discord.send;

import dev.paperboy.chat.discord.send.DiscordFailure.Final;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Uninstalled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * Asks Discord for a guild that is not in the cache: the library drops a guild a moment before it
 * knows whether the bot was removed or the guild only has an outage.
 */
final class GuildLookup {
  private GuildLookup() {}

  /** Returns a future that completes with why nothing can be posted there. */
  static CompletableFuture<DiscordFailure> about(Destination.Missing guild, Duration patience) {
    Route.CompiledRoute route =
        Route.Guilds.GET_GUILD.compile(Long.toUnsignedString(guild.guild()));
    return new RestActionImpl<>(guild.connection(), route, (response, request) -> true)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .submit()
        .handle(
            (there, failure) ->
                failure == null
                    ? new Final(new RetryLater(Duration.ZERO, "this server is not loaded yet"))
                    : read(DiscordFailureReader.from(failure)));
  }

  private static DiscordFailure read(DiscordFailure failure) {
    boolean removed =
        failure instanceof Final settled
            && (settled.result() instanceof Gone || settled.result() instanceof Forbidden);
    return removed
        ? new Final(
            new Uninstalled("Paperboy is no longer on this server: invite it again to continue"))
        : failure;
  }
}
