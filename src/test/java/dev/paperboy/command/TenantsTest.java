package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene.Platform;
import dev.paperboy.SceneReplicas;
import dev.paperboy.store.Tables;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants and channels try everything against each other, within one process. */
final class TenantsTest extends InScene {
  private TwoTenants tenants() {
    return new TwoTenants(SceneReplicas.alone(scene), 0);
  }

  @Test
  void everyCommandHasItsCases() {
    tenants().haveCasesForEveryCommand();
  }

  @Test
  void theAddressOfAFeedStandsNowhere() {
    String address = scene.type("feed new").text();
    Matcher secret = Pattern.compile("/channels/([\\w-]{32})\\.atom").matcher(address);
    assertThat(secret.find()).as(address).isTrue();
    assertThat(Tables.rowsWith(scene.database, secret.group(1))).isEmpty();
    for (String text : List.of("export", "history", "feed", "settings", "list")) {
      assertThat(say(text)).as(text).doesNotContain(secret.group(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "discord, G1, C1",
    "slack, T1, C1",
    "console, local, C1",
    "email, inbox, a@x.example"
  })
  void whateverOthersTryNothingOfAChannelIsToldOrChanged(
      String platform, String tenant, String channel) {
    ChannelId victim = new ChannelId(platform, tenant, channel);
    TwoTenants tenants = tenants();
    tenants.settle(victim, List.of(new Platform(platform)));
    tenants.attack(victim);
  }
}
