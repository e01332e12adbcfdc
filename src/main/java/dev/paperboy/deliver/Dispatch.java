package dev.paperboy.deliver;

import dev.paperboy.store.outbox.EditStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.Channel;
import java.util.concurrent.CompletableFuture;

/** A message or an edit that is passed to a platform; one at a time for each channel. */
sealed interface Dispatch {

  /** Returns its channel. */
  Channel channel();

  /** Passes it to the platform. */
  CompletableFuture<SendResult> with(ChatSender sender);

  /** A message that is recorded as begun. */
  record Post(MessageStore.Message message, Channel channel, Outgoing outgoing)
      implements Dispatch {
    @Override
    public CompletableFuture<SendResult> with(ChatSender sender) {
      return sender.send(outgoing);
    }
  }

  /** The current content of a message that was sent. */
  record Edit(EditStore.Edit edit, Channel channel, Outgoing outgoing) implements Dispatch {
    @Override
    public CompletableFuture<SendResult> with(ChatSender sender) {
      return sender.edit(edit.platformMessage(), outgoing);
    }
  }
}
