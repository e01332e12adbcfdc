package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.outbox.ConsoleStore.Listed;
import dev.paperboy.store.outbox.ConsoleStore.Posted;
import dev.paperboy.store.outbox.ConsoleStore.Unread;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleStoreTest extends StoreContract {
  private final ConsoleStore console = new ConsoleStore();

  private long post(String channel, String nonce, String text) {
    return write(t -> console.post(t, channel, nonce, NOW, text, "[]"));
  }

  private Unread unread(String channel, long after, int most) {
    return write(t -> console.unread(t, channel, after, most));
  }

  @Test
  void aNonceIsPostedOnce() {
    long number = post("papers", "n1", "first");
    assertThat(post("papers", "n1", "again")).isEqualTo(number);
    assertThat(list(t -> console.after(t, "papers", 0, 10)))
        .containsExactly(new Posted(number, NOW, "first", "[]"));
  }

  @Test
  void channelsAreListedWithTheirNewestMessageAndWhatIsUnreadIsCounted() {
    for (String name : List.of("b", "a", "empty")) {
      change(
          t ->
              channels.ensure(
                  t, new ChannelId("console", "local", name), name, Rules.DEFAULT, NOW));
    }
    change(
        t ->
            channels.ensure(
                t, new ChannelId("console", "elsewhere", "a"), "a", Rules.DEFAULT, NOW));
    long first = post("a", "n1", "1");
    long second = post("b", "n2", "2");
    long third = post("a", "n3", "3");
    assertThat(list(t -> console.channels(t, "console", "local")))
        .containsExactly(
            new Listed("a", "a", third),
            new Listed("b", "b", second),
            new Listed("empty", "empty", 0));
    assertThat(unread("a", 0, 100)).isEqualTo(new Unread(third, 2));
    assertThat(unread("a", first, 100)).isEqualTo(new Unread(third, 1));
    assertThat(unread("a", 0, 1)).isEqualTo(new Unread(third, 1));
    assertThat(unread("a", third, 100)).isEqualTo(new Unread(third, 0));
    assertThat(unread("empty", 0, 100)).isEqualTo(new Unread(0, 0));
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
