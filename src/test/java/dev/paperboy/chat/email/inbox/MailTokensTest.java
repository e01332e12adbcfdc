package dev.paperboy.chat.email.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.chat.email.inbox.MailTokens.Purpose;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MailTokensTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private final Random random = new Random(7);
  private final MailTokens tokens = new MailTokens(key(1));
  private final String name = MailTokens.newName(random);

  private static byte[] key(int seed) {
    byte[] key = new byte[MailTokens.KEY_BYTES];
    new Random(seed).nextBytes(key);
    return key;
  }

  @Test
  void aTokenIsForOnePurpose() {
    String token = tokens.token(Purpose.UNSUBSCRIBE, name);
    assertThat(token).hasSize(54).matches("[A-Za-z0-9_-]+");
    assertThat(tokens.name(Purpose.UNSUBSCRIBE, token, NOW)).contains(name);
    assertThat(tokens.name(Purpose.PREFERENCES, token, NOW)).isEmpty();
    assertThat(tokens.name(Purpose.CONFIRM, token, NOW)).isEmpty();
  }

  @Test
  void aTokenExpiresWhenItSays() {
    String token = tokens.token(Purpose.CONFIRM, name, NOW.plusSeconds(60));
    assertThat(tokens.name(Purpose.CONFIRM, token, NOW.plusSeconds(59))).contains(name);
    assertThat(tokens.name(Purpose.CONFIRM, token, NOW.plusSeconds(60))).isEmpty();
    String lasting = tokens.token(Purpose.PREFERENCES, name);
    assertThat(tokens.name(Purpose.PREFERENCES, lasting, NOW.plusSeconds(1L << 33))).contains(name);
  }

  @Test
  void anotherKeyOrAChangedTokenIsRefused() {
    String token = tokens.token(Purpose.UNSUBSCRIBE, name);
    assertThat(new MailTokens(key(2)).name(Purpose.UNSUBSCRIBE, token, NOW)).isEmpty();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.name(Purpose.UNSUBSCRIBE, changed, NOW)).as(changed).isEmpty();
    }
  }

  @Test
  void whatIsNotATokenIsRefused() {
    for (String text :
        new String[] {"", "x", "a".repeat(54), "ä".repeat(54), "=".repeat(54), "a".repeat(5000)}) {
      assertThat(tokens.name(Purpose.UNSUBSCRIBE, text, NOW)).isEmpty();
    }
    assertThatThrownBy(() -> new MailTokens(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDigestTellsNothingWithoutTheKey() {
    String digest = tokens.digest("ann@example.org");
    assertThat(digest).isEqualTo(tokens.digest("ann@example.org")).hasSize(43);
    assertThat(new MailTokens(key(2)).digest("ann@example.org")).isNotEqualTo(digest);
  }
}
