package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.ConsoleStore.Posted;
import org.junit.jupiter.api.Test;

final class ConsoleStoreTest extends StoreContract {
  private final ConsoleStore console = new ConsoleStore();

  private long post(String channel, String nonce, String text) {
    return write(t -> console.post(t, channel, nonce, NOW, text, "[]"));
  }

  @Test
  void aNonceIsPostedOnce() {
    long number = post("papers", "n1", "first");
    assertThat(post("papers", "n1", "again")).isEqualTo(number);
    assertThat(list(t -> console.after(t, "papers", 0, 10)))
        .containsExactly(new Posted(number, NOW, "first", "[]"));
  }

  @Test
  void messagesAreReadFromAPlaceOnOrFromTheEnd() {
    long first = post("papers", "n1", "1");
    post("other", "n2", "2");
    post("papers", "n3", "3");
    post("papers", "n4", "4");
    assertThat(list(t -> console.after(t, "papers", first, 10)))
        .extracting(Posted::text)
        .containsExactly("3", "4");
    assertThat(list(t -> console.after(t, "papers", 0, 1)))
        .extracting(Posted::text)
        .containsExactly("1");
    assertThat(list(t -> console.newest(t, "papers", 2)))
        .extracting(Posted::text)
        .containsExactly("3", "4");
    assertThat(list(t -> console.newest(t, "nowhere", 2))).isEmpty();
  }
}
