package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.SignUpStore.StoredSignUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignUpStoreTest extends StoreContract {
  private final SignUpStore signUps = new SignUpStore();

  private StoredSignUp add(String id, Duration valid) {
    StoredSignUp signUp =
        new StoredSignUp(
            id,
            "ann@example.org",
            Map.of("query", "diffusion", "cadence", "daily at 07:30"),
            "Asia/Tokyo",
            NOW.plus(valid),
            null);
    change(t -> signUps.add(t, signUp, NOW));
    return signUp;
  }

  private boolean rested(String digest, Instant until) {
    return write(t -> signUps.rest(t, digest, until));
  }

  @Test
  void aSignUpIsReadAsItWasStoredUntilItExpires() {
    StoredSignUp signUp = add("a", Duration.ofDays(2));
    assertThat(found(t -> signUps.find(t, "a", NOW))).contains(signUp);
    assertThat(found(t -> signUps.find(t, "b", NOW))).isEmpty();
    assertThat(found(t -> signUps.find(t, "a", NOW.plus(Duration.ofDays(2))))).isEmpty();
  }

  @Test
  void whatHasExpiredLeavesNothing() {
    add("a", Duration.ofHours(1));
    add("b", Duration.ofHours(3));
    change(t -> signUps.rest(t, "digest", NOW.plusSeconds(60)));
    change(t -> signUps.purge(t, NOW.plus(Duration.ofHours(2))));
    assertThat(list(t -> signUps.due(t, 10, NOW))).extracting("id").containsExactly("b");
    assertThat(rested("digest", NOW)).isTrue();
  }

  @Test
  void aMailIsWaitingUntilItIsHandedOver() {
    add("a", Duration.ofDays(2));
    add("b", Duration.ofDays(2));
    assertThat(list(t -> signUps.due(t, 1, NOW))).extracting("id").containsExactly("a");
    change(t -> signUps.mailed(t, "a", NOW));
    change(t -> signUps.confirmed(t, "a", NOW));
    assertThat(list(t -> signUps.due(t, 9, NOW))).extracting("id").containsExactly("b");
    assertThat(found(t -> signUps.find(t, "a", NOW)).orElseThrow().confirmed()).isEqualTo(NOW);
  }

  @Test
  void anAddressRestsOnceAndCanBeMadeToRestLonger() {
    assertThat(rested("digest", NOW.plusSeconds(60))).isTrue();
    assertThat(rested("digest", NOW.plusSeconds(90))).isFalse();
    assertThat(rested("other", NOW.plusSeconds(60))).isTrue();
    change(t -> signUps.restUntil(t, "digest", NOW.plusSeconds(600)));
    change(t -> signUps.purge(t, NOW.plusSeconds(120)));
    assertThat(rested("digest", NOW.plusSeconds(900))).isFalse();
    assertThat(rested("other", NOW.plusSeconds(900))).isTrue();
  }
}
