package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import dev.paperboy.fleet.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;

/**
 * The gateway address for shards, rate limited as Discord requires for all replicas together: the
 * configured address, else the one that Discord's API returned last. JDA alone would use Discord's
 * public address when a session cannot be resumed, bypassing a configured API. Thread-safe.
 */
final class GatewayAddress extends ConcurrentSessionController {
  /** The time between two new sessions of shards with the same remainder. */
  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(5);

  private final Optional<String> chosen;
  private final Pace pace;
  private final Pause pause;
  private volatile Optional<String> named = Optional.empty();
  private volatile int atOnce = 1;

  GatewayAddress(Optional<URI> chosen, Pace pace, Pause pause) {
    this.chosen = chosen.map(URI::toString);
    this.pace = pace;
    this.pause = pause;
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    super.appendSession(new PacedNode(node));
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    super.removeSession(new PacedNode(node));
  }

  /** A new session that also waits for those of other replicas. */
  private final class PacedNode implements SessionConnectNode {
    private final SessionConnectNode node;

    PacedNode(SessionConnectNode node) {
      this.node = node;
    }

    @Override
    public boolean isReconnect() {
      return node.isReconnect();
    }

    @Override
    public JDA getJDA() {
      return node.getJDA();
    }

    @Override
    public JDA.ShardInfo getShardInfo() {
      return node.getShardInfo();
    }

    @Override
    public void run(boolean isLast) throws InterruptedException {
      int bucket = getShardInfo().getShardId() % atOnce;
      Duration wait = pace.reserve("discord identify " + bucket, BETWEEN_SESSIONS, 1);
      if (!wait.isZero()) {
        pause.of(wait);
      }
      node.run(isLast);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PacedNode paced && paced.node.equals(node);
    }

    @Override
    public int hashCode() {
      return node.hashCode();
    }
  }

  @Override
  public ShardedGateway getShardedGateway(JDA api) {
    ShardedGateway answer = super.getShardedGateway(api);
    named = Optional.of(answer.getUrl());
    atOnce = Math.max(1, answer.getConcurrency());
    return new ShardedGateway(
        chosen.orElse(answer.getUrl()), answer.getShardTotal(), answer.getConcurrency());
  }

  @Override
  public String getGateway() {
    return chosen.or(() -> named).orElseGet(super::getGateway);
  }
}
