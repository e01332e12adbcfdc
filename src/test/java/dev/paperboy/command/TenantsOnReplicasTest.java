package dev.paperboy.command;

import dev.paperboy.Scene.Platform;
import dev.paperboy.SceneReplicas;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tenants and channels try everything against each other, where a channel uses one replica and
 * those who try use the others.
 */
final class TenantsOnReplicasTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, discord, G1, C1",
    "1, slack, T1, C1",
    "2, console, local, C1",
    "0, email, inbox, a@x.example"
  })
  void whateverOthersTryElsewhereNothingOfAChannelIsToldOrChanged(
      int home, String platform, String tenant, String channel) {
    ChannelId victim = new ChannelId(platform, tenant, channel);
    try (SceneReplicas replicas = SceneReplicas.three(folder)) {
      TwoTenants tenants = new TwoTenants(replicas, home);
      tenants.settle(victim, List.of(new Platform(platform)));
      tenants.attack(victim);
    }
  }
}
