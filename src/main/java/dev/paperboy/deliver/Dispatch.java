package dev.paperboy.deliver;

import dev.paperboy.store.outbox.EditStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Channel;
import java.util.concurrent.CompletableFuture;

/** Something that is handed to a platform: one at a time for each channel. */
sealed interface Dispatch {

  /** Where it goes. */
  Channel channel();

  /** Hands it over. */
  CompletableFuture<SendResult> with(ChatSender sender);

  /** A message that is recorded as begun. */
  record Post(MessageStore.Message message, Channel channel, Outgoing outgoing)
      implements Dispatch {
    @Override
    public CompletableFuture<SendResult> with(ChatSender sender) {
      return sender.send(outgoing);
    }
  }

  /** What a message that is there should look like by now. */
  record Edit(EditStore.Edit edit, Channel channel, Outgoing outgoing) implements Dispatch {
    @Override
    public CompletableFuture<SendResult> with(ChatSender sender) {
      return sender.edit(edit.platformMessage(), outgoing);
    }
  }
}
