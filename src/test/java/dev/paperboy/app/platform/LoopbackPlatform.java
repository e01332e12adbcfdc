package dev.paperboy.app.platform;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.card.Card;
import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A platform that keeps what it is sent: all that a new platform needs, its factory included. */
final class LoopbackPlatform implements Platform, ChatSender, PlatformFactory {
  static final String NAME = "loopback";

  final BlockingQueue<Outgoing> sent = new LinkedBlockingQueue<>();
  private final RateLimitWaits waits = new RateLimitWaits();
  private final String place;
  private volatile PlatformState state = PlatformState.Off.STOPPED;

  /** A platform of these settings, which are where it is. */
  LoopbackPlatform(String place) {
    this.place = place;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PlatformCapabilities capabilities() {
    return new PlatformCapabilities(
        true, false, true, true, true, PlatformCapabilities.LOCAL, Rules.DEFAULT.withCap(7));
  }

  @Override
  public PlatformState configured(Settings settings) {
    return new PlatformState.Connecting("");
  }

  @Override
  public Optional<Platform> create(Settings settings, PlatformServices services) {
    return Optional.of(this);
  }

  @Override
  public PlatformState state() {
    return state;
  }

  @Override
  public ChatSender sender() {
    return this;
  }

  @Override
  public OptionalLong lateReplies() {
    return OptionalLong.of(0);
  }

  @Override
  public OptionalLong possibleDoubles() {
    return OptionalLong.of(0);
  }

  @Override
  public Optional<RateLimitWaits> rateLimitWaits() {
    return Optional.of(waits);
  }

  @Override
  public void start(Reachability reachability) {
    state = new PlatformState.Connected("connected to " + place);
    reachability.readinessChanged();
  }

  @Override
  public void close() {
    state = PlatformState.Off.STOPPED;
  }

  @Override
  public String platform() {
    return NAME;
  }

  @Override
  public boolean isReady() {
    return state.isConnected();
  }

  @Override
  public int fitting(ChannelId channel, List<Card> cards) {
    return cards.size();
  }

  @Override
  public CompletableFuture<SendResult> send(Outgoing message) {
    sent.add(message);
    return CompletableFuture.completedFuture(new SendResult.Sent(message.nonce()));
  }

  @Override
  public CompletableFuture<SendResult> edit(String messageId, Outgoing message) {
    return CompletableFuture.completedFuture(new SendResult.Sent(messageId));
  }

  @Override
  public Optional<ChannelId> personal(String tenant, String user) {
    return Optional.empty();
  }
}
