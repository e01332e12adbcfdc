package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EncryptionKeyTest {
  private static final String TOKEN = "xoxb-1-hush";

  private static EncryptionKey key(int first) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    return new EncryptionKey(Base64.getEncoder().encodeToString(bytes), new SecureRandom());
  }

  @Test
  void whatIsSealedIsReadBack() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String text =
          random
              .ints(random.nextInt(300), 1, 0xD000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(key(1).open(key(1).seal(text, "slack/T1"), "slack/T1"))
          .as("seed %d, round %d", seed, round)
          .contains(text);
    }
  }

  @Test
  void theSameTokenNeverLooksTheSame() {
    String once = key(1).seal(TOKEN, "slack/T1");
    assertThat(once).doesNotContain("hush").isNotEqualTo(key(1).seal(TOKEN, "slack/T1"));
  }

  @Test
  void anotherKeyOrAnotherPlaceReadsNothing() {
    String sealed = key(1).seal(TOKEN, "slack/T1");
    assertThat(key(2).open(sealed, "slack/T1")).isEmpty();
    assertThat(key(1).open(sealed, "slack/T2")).isEmpty();
  }

  @Test
  void whatWasTamperedWithReadsAsNothing() {
    String sealed = key(1).seal(TOKEN, "slack/T1");
    for (int at = 0; at < sealed.length(); at++) {
      char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
      assertThat(key(1).open(changed, "slack/T1")).as(changed).isEmpty();
    }
    assertThat(key(1).open("", "slack/T1")).isEmpty();
    assertThat(key(1).open("1:", "slack/T1")).isEmpty();
    assertThat(key(1).open("1:AAAA", "slack/T1")).isEmpty();
    assertThat(key(1).open(TOKEN, "slack/T1")).isEmpty();
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutBeingShown() {
    for (String wrong :
        new String[] {"", "hush", "aHVzaA==", "hush!hush!hush!hush!hush!hush!hush!h"}) {
      assertThatThrownBy(() -> new EncryptionKey(wrong, new SecureRandom()))
          .hasMessageContaining("openssl rand -base64 32")
          .hasMessageNotContaining("hush")
          .hasNoCause();
    }
    assertThat(key(1)).hasToString("(hidden)");
  }
}
