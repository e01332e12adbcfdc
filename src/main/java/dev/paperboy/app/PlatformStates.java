package dev.paperboy.app;

import dev.paperboy.chat.console.ConsoleStatus;
import dev.paperboy.embedding.EmbeddingProgress;
import dev.paperboy.ops.DeliveryWatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The states of the platforms, with what is known beyond their connections. Thread-safe. */
final class PlatformStates {
  private final DeliveryWatch deliveries;
  private final Optional<OtherModel> otherModel;

  PlatformStates(DeliveryWatch deliveries, Optional<OtherModel> otherModel) {
    this.deliveries = deliveries;
    this.otherModel = otherModel;
  }

  /**
   * Returns the states, in which a platform on which nothing is delivered is failing, and adds that
   * of the model on another server.
   */
  List<ConsoleStatus.Platform> of(List<ConsoleStatus.Platform> platforms) {
    return Stream.concat(
            platforms.stream().map(this::withStall),
            otherModel.stream().map(OtherModel::progress).map(PlatformStates::state))
        .toList();
  }

  private ConsoleStatus.Platform withStall(ConsoleStatus.Platform platform) {
    return deliveries.stalls().stream()
        .filter(stall -> stall.platform().equals(platform.name()))
        .findFirst()
        .map(
            stall ->
                new ConsoleStatus.Platform(
                    platform.name(), "failing", platform.detail() + "; " + stall.inWords()))
        .orElse(platform);
  }

  private static ConsoleStatus.Platform state(EmbeddingProgress progress) {
    return new ConsoleStatus.Platform(
        "meaning", progress.problem().isEmpty() ? "on" : "failing", progress.inWords());
  }
}
