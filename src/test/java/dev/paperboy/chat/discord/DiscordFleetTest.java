package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.fleet.AssignedLeases;
import dev.paperboy.fleet.LeaseGroup;
import dev.paperboy.fleet.LocalPace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two bots that share the shards of one token. */
final class DiscordFleetTest {
  private static final int TOTAL = 4;

  private final BotOnSimulator scene = new BotOnSimulator();
  private final DiscordSimulator discord = scene.discord;
  private final LeaseGroup shards = new LeaseGroup("discord", TOTAL);
  private final LocalPace pace = new LocalPace(InstantSource.system());
  private final AssignedLeases firstLeases = new AssignedLeases();
  private final AssignedLeases secondLeases = new AssignedLeases();
  private final List<SimulatedChannel> channels = new ArrayList<>();

  @AfterEach
  void stop() {
    scene.close();
  }

  private DiscordBot start(AssignedLeases leases) {
    scene.fleet = new DiscordFleet(leases, pace, System::nanoTime);
    return scene.start(scene.options(DiscordSimulator.TOKEN, TOTAL, 0, TOTAL - 1));
  }

  private void awaitShards(DiscordBot bot, String text) {
    scene.await(
        text + ", but it is " + bot.state().words(), () -> bot.state().words().endsWith(text));
  }

  private static SendResult send(DiscordBot bot, SimulatedChannel channel, String nonce) {
    Outgoing message =
        new Outgoing(nonce, DiscordScene.address(channel), "Hello", List.of(), false, false);
    return bot.sender().send(message).join();
  }

  @Test
  void eachShardIsConnectedOnceByTheReplicaThatHoldsItAndFollowsItsLease() {
    for (int shard = 0; shard < TOTAL; shard++) {
      channels.add(discord.guildOnShard("guild " + shard, shard, TOTAL).textChannel("papers"));
    }
    firstLeases.assign(shards, 0, 1);
    secondLeases.assign(shards, 2, 3);
    DiscordBot first = start(firstLeases);
    DiscordBot second = start(secondLeases);
    awaitShards(first, "in 2 servers, shards 0–1 of 4");
    awaitShards(second, "in 2 servers, shards 2–3 of 4");
    assertThat(discord.gateway().shards()).containsExactly(0, 1, 2, 3);
    assertThat(discord.gateway().identifies()).isEqualTo(TOTAL);
    assertThat(send(first, channels.get(1), "a1")).isInstanceOf(SendResult.Sent.class);
    assertThat(send(second, channels.get(1), "a2")).isInstanceOf(SendResult.RetryLater.class);
    assertThat(send(second, channels.get(3), "a3")).isInstanceOf(SendResult.Sent.class);

    secondLeases.assign(shards, 3);
    assertThat(send(second, channels.get(2), "b1"))
        .as("lost, though its connection may still be open")
        .isInstanceOf(SendResult.RetryLater.class);
    scene.await("the end of the work", () -> secondLeases.inProgress() == 1);
    assertThat(discord.gateway().shards()).containsExactly(0, 1, 3);
    firstLeases.assign(shards, 0, 1, 2);
    awaitShards(first, "in 3 servers, shards 0–2 of 4");
    assertThat(send(first, channels.get(2), "b2")).isInstanceOf(SendResult.Sent.class);
    assertThat(discord.gateway().shards()).containsExactly(0, 1, 2, 3);

    second.close();
    firstLeases.assign(shards, 0, 1, 2, 3);
    awaitShards(first, "in 4 servers, shards 0–3 of 4");
    assertThat(discord.gateway().shards()).containsExactly(0, 1, 2, 3);
    assertThat(discord.requests("PUT applications/*/commands")).hasSize(1);
    assertThat(discord.requests("GET applications/*/commands")).as("by shard 0").hasSize(1);
  }

  @Test
  void aReplicaWithoutShardsStandsByAndConnectsWhenItGetsOne() {
    DiscordBot bot = start(firstLeases);
    awaitShards(bot, "other replicas serve all of its servers at present");
    assertThat(bot.sender().isReady()).isTrue();
    assertThat(discord.gateway().identifies()).isZero();
    firstLeases.assign(shards, 1, 3);
    awaitShards(bot, "shards 1, 3 of 4");
    firstLeases.assign(shards);
    awaitShards(bot, "other replicas serve all of its servers at present");
    scene.await("no connection", () -> discord.gateway().shards().isEmpty());
    firstLeases.assign(shards, 1);
    awaitShards(bot, "shards 1–1 of 4");
  }
}
