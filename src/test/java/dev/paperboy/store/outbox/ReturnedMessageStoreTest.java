package dev.paperboy.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.subscription.Channel;
import org.junit.jupiter.api.Test;

final class ReturnedMessageStoreTest extends StoreContract {
  private final ReturnedMessageStore returned = new ReturnedMessageStore();

  private void sent(Channel channel, String id) {
    change(
        t -> {
          long message = messages.add(t, channel.key(), Kind.DIGEST, "", NOW);
          messages.sent(t, message, id, NOW);
        });
  }

  private int record(Channel channel, String id) {
    return write(t -> returned.record(t, channel.key(), id, "550 unknown", 3));
  }

  @Test
  void messagesThatCameBackAreCountedUpToTheOneReported() {
    Channel ann = channel("ann");
    for (String id : new String[] {"a", "b", "c", "d", "e"}) {
      sent(ann, id);
    }
    assertThat(record(ann, "a")).isEqualTo(1);
    assertThat(record(ann, "a")).as("again").isEqualTo(1);
    assertThat(record(ann, "c")).as("b was delivered").isEqualTo(1);
    assertThat(record(ann, "d")).isEqualTo(2);
    assertThat(record(ann, "e")).isEqualTo(3);
    assertThat(record(ann, "b")).isEqualTo(2);
    assertThat(record(ann, "e")).as("no more than asked for").isEqualTo(3);
  }

  @Test
  void aMessageCountsOnlyInItsChannelAndOnceItIsSent() {
    Channel ann = channel("ann");
    Channel bob = channel("bob");
    sent(ann, "a");
    change(t -> messages.add(t, bob.key(), Kind.DIGEST, "", NOW));
    assertThat(record(bob, "a")).isZero();
    assertThat(record(bob, "")).isZero();
    assertThat(record(ann, "b")).isZero();
  }
}
