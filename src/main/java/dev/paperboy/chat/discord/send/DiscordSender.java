package dev.paperboy.chat.discord.send;

import dev.paperboy.card.Card;
import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.command.Buttons;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Sent;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages to Discord.
 *
 * <p>JDA delays requests according to Discord's rate limit headers: a message that has not been
 * sent within a minute is cancelled and retried later with the same nonce, so that no message is
 * delayed unnoticed or posted twice.
 */
public final class DiscordSender implements ChatSender {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordSender.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** JDA checks a message's timeout only at its turn; this is how much later we give up. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final DiscordShards shards;
  private final DestinationLookup destinationLookup;
  private final DiscordMessagePoster postMessage;
  private final DiscordMessageEditor editMessage;
  private final TokenWatch token;
  private final Duration longestWait;

  /** Creates a sender that uses these connections and stores the commands of buttons there. */
  public DiscordSender(DiscordShards shards, Buttons buttons, InstantSource clock) {
    this(shards, buttons, clock, PATIENCE, PATIENCE.plus(GRACE));
  }

  /**
   * Creates a sender with another timeout.
   *
   * @param patience how long a message may wait for its turn within JDA
   * @param longestWait the total time that a message may take
   */
  DiscordSender(
      DiscordShards shards,
      Buttons buttons,
      InstantSource clock,
      Duration patience,
      Duration longestWait) {
    this.shards = shards;
    this.destinationLookup = new DestinationLookup(shards);
    OutgoingRenderer render = new OutgoingRenderer(new DiscordMessageRenderer(buttons));
    this.postMessage = new DiscordMessagePoster(render, patience);
    this.editMessage = new DiscordMessageEditor(render, patience);
    this.token = new TokenWatch(clock);
    this.longestWait = longestWait;
  }

  @Override
  public String platform() {
    return DiscordAddress.PLATFORM;
  }

  /**
   * Returns whether a shard of this process is connected, or none is to be, and Discord has not
   * refused the token.
   */
  @Override
  public boolean isReady() {
    return !isTokenRefused() && (shards.areElsewhere() || isAnyConnected());
  }

  private boolean isAnyConnected() {
    return shards.all().stream().anyMatch(shard -> shard.getStatus() == JDA.Status.CONNECTED);
  }

  /** Returns whether Discord refused the token recently; nothing is sent meanwhile. */
  public boolean isTokenRefused() {
    return !token.rest().isZero();
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return destinationLookup.isForum(channel) ? 1 : DiscordMessageRenderer.fitting(cards);
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    return attempt(message, MessageDetail.CARDS)
        .thenCompose(
            outcome ->
                outcome instanceof Outcome.Failed failed
                        && failed.failure() instanceof DiscordFailure.Unacceptable unacceptable
                    ? plainly(message, unacceptable)
                    : CompletableFuture.completedFuture(outcome))
        .thenApply(this::result);
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    return atPlace(message, place -> watched(editMessage.at(place, messageId, message)))
        .thenApply(this::result);
  }

  /**
   * Retries in a plainer form: a rejected message was not posted, so the same nonce can be reused.
   */
  private CompletableFuture<Outcome> plainly(
      Outgoing message, DiscordFailure.Unacceptable refused) {
    LOG.atError()
        .addKeyValue("channel", message.channel())
        .addKeyValue("nonce", message.nonce())
        .addKeyValue("reason", refused.reason())
        .log("message was refused; it is sent again as plain text");
    return attempt(message, MessageDetail.BARE);
  }

  private CompletableFuture<Outcome> attempt(Outgoing message, MessageDetail manner) {
    return atPlace(
        message,
        place ->
            place instanceof Destination.InForum in
                    && !message.isReply()
                    && ForumPost.lacksTag(in.forum(), message)
                ? CompletableFuture.completedFuture(new Outcome.Failed(DiscordErrors.lacksTag()))
                : watched(postMessage.at(place, message, manner))
                    .thenApply(outcome -> ofReply(place, message, outcome)));
  }

  /**
   * Returns the outcome of a reply: a deleted post is a deleted message; its forum still exists.
   */
  private static Outcome ofReply(Destination place, Outgoing message, Outcome outcome) {
    boolean gone =
        outcome instanceof Outcome.Failed failed
            && failed.failure() instanceof DiscordFailure.Final settled
            && settled.result() instanceof Gone;
    return gone && message.isReply() && place instanceof Destination.InForum
        ? new Outcome.Failed(DiscordErrors.originalDeleted())
        : outcome;
  }

  private CompletableFuture<Outcome> atPlace(
      Outgoing message, Function<Destination, CompletableFuture<Outcome>> deed) {
    Duration rest = token.rest();
    if (!rest.isZero()) {
      return CompletableFuture.completedFuture(
          new Outcome.Failed(new DiscordFailure.Final(tokenRefused(rest))));
    }
    try {
      Destination place = destinationLookup.of(message.channel());
      if (place instanceof Destination.Nowhere nowhere) {
        return CompletableFuture.completedFuture(
            new Outcome.Failed(new DiscordFailure.Final(nowhere.result())));
      }
      return place instanceof Destination.Missing missing
          ? GuildLookup.about(missing, longestWait).thenApply(Outcome.Failed::new)
          : deed.apply(place);
    } catch (RuntimeException failure) {
      // JDA throws for failures it detects before the request, especially missing permissions.
      return CompletableFuture.completedFuture(
          new Outcome.Failed(DiscordFailureReader.from(failure)));
    }
  }

  private CompletableFuture<Outcome> watched(CompletableFuture<String> posting) {
    return posting
        .orTimeout(longestWait.toMillis(), TimeUnit.MILLISECONDS)
        .<Outcome>handle(
            (id, failure) ->
                failure == null
                    ? new Outcome.Posted(id)
                    : new Outcome.Failed(DiscordFailureReader.from(failure)));
  }

  private SendResult result(Outcome outcome) {
    if (outcome instanceof Outcome.Posted posted) {
      token.accepted();
      return new Sent(posted.id());
    }
    DiscordFailure failure = ((Outcome.Failed) outcome).failure();
    if (failure instanceof DiscordFailure.Final settled) {
      return settled.result();
    }
    if (failure instanceof DiscordFailure.Unacceptable unacceptable) {
      return new Rejected(unacceptable.reason());
    }
    token.refused();
    return tokenRefused(token.rest());
  }

  private static RetryLater tokenRefused(Duration rest) {
    return new RetryLater(
        rest, "Discord refuses the bot's token: the operator of the bot has to renew it");
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.of(DiscordAddress.ofPerson(user));
  }

  /** The outcome of one attempt. */
  private sealed interface Outcome {
    record Posted(String id) implements Outcome {}

    record Failed(DiscordFailure failure) implements Outcome {}
  }
}
