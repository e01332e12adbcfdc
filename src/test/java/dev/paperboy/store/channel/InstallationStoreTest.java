package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.InstallationStore.Installed;
import dev.paperboy.store.channel.InstallationStore.Tokens;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class InstallationStoreTest extends StoreContract {
  private static final Tokens TOKENS = new Tokens("1:a", "1:b", NOW.plusSeconds(60));

  private final InstallationStore installations = new InstallationStore();

  private static Installed installed(String platform, String tenant) {
    return new Installed(
        platform,
        tenant,
        "Acme",
        "U1",
        List.of("chat:write", "commands"),
        TOKENS,
        "U2",
        NOW,
        null,
        "");
  }

  // assertThat cannot tell what a bare write returns.
  private boolean done(Function<Transaction, Boolean> work) {
    return write(work);
  }

  @Test
  void anInstallationIsReadBackAsItWasSaved() {
    change(t -> installations.save(t, installed("slack", "T1")));
    assertThat(found(t -> installations.find(t, "slack", "T1"))).contains(installed("slack", "T1"));
    assertThat(found(t -> installations.find(t, "slack", "T2"))).isEmpty();
    assertThat(found(t -> installations.find(t, "discord", "T1"))).isEmpty();
  }

  @Test
  void allOfAPlatformAreListed() {
    change(t -> installations.save(t, installed("slack", "T2")));
    change(t -> installations.save(t, installed("slack", "T1")));
    change(t -> installations.save(t, installed("other", "T3")));
    assertThat(list(t -> installations.all(t, "slack")))
        .extracting(Installed::tenant)
        .containsExactly("T1", "T2");
  }

  @Test
  void newTokensReplaceTheOldOnes() {
    change(t -> installations.save(t, installed("slack", "T1")));
    Tokens lasting = new Tokens("1:c", "", null);
    assertThat(done(t -> installations.renew(t, "slack", "T1", lasting))).isTrue();
    assertThat(found(t -> installations.find(t, "slack", "T1")).orElseThrow().tokens())
        .isEqualTo(lasting);
    assertThat(done(t -> installations.renew(t, "slack", "T2", lasting))).isFalse();
  }

  @Test
  void anInstallationThatEndsIsKeptWithTheReasonAndWithoutItsTokens() {
    change(t -> installations.save(t, installed("slack", "T1")));
    assertThat(done(t -> installations.end(t, "slack", "T1", "removed by Ann", NOW))).isTrue();
    assertThat(done(t -> installations.end(t, "slack", "T1", "again", NOW))).isFalse();
    Installed ended = found(t -> installations.find(t, "slack", "T1")).orElseThrow();
    assertThat(ended.reason()).isEqualTo("removed by Ann");
    assertThat(ended.removed()).isEqualTo(NOW);
    assertThat(ended.tokens()).isEqualTo(new Tokens("", "", null));
    assertThat(done(t -> installations.renew(t, "slack", "T1", TOKENS))).isFalse();
  }

  @Test
  void installingAgainRevivesIt() {
    change(t -> installations.save(t, installed("slack", "T1")));
    change(t -> installations.end(t, "slack", "T1", "removed", NOW));
    change(t -> installations.save(t, installed("slack", "T1")));
    assertThat(found(t -> installations.find(t, "slack", "T1"))).contains(installed("slack", "T1"));
  }

  @Test
  void tokensDoNotShowThemselves() {
    assertThat(installed("slack", "T1").toString()).doesNotContain("1:a").doesNotContain("1:b");
  }
}
