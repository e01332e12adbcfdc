package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.ReplyExecutor;
import dev.paperboy.chat.discord.interact.DiscordReplySender.Looks;
import dev.paperboy.command.Reply;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of replies: each interaction is acknowledged at once, and processed in turn.
 * Thread-safe.
 */
final class DiscordReplyQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordReplyQueue.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  /** One party for the queue itself and one for each waiting interaction. */
  private final Phaser waiting = new Phaser(1);

  private final ReplyExecutor threads = new ReplyExecutor("discord-command");
  private final DiscordReplySender replySender;
  private final DiscordLateReplies late;
  private volatile boolean closed;

  DiscordReplyQueue(DiscordReplySender replySender, DiscordLateReplies late) {
    this.replySender = replySender;
    this.late = late;
  }

  /** Replies with a new ephemeral message. */
  void answer(IReplyCallback event, InteractionOrigin place, Supplier<Reply> work) {
    answer(event, place, Looks.MESSAGE, work);
  }

  /** Replies with a new ephemeral message, rendered this way. */
  void answer(IReplyCallback event, InteractionOrigin place, Looks looks, Supplier<Reply> work) {
    if (closed) {
      event
          .reply("Paperboy is being restarted; please try again in a minute.")
          .setEphemeral(true)
          .queue(null, late::failed);
      return;
    }
    acknowledged(event.deferReply(true), hook -> give(hook, place, looks, work));
  }

  /** Replies by editing the message that was acted on. */
  void answerInPlace(IMessageEditCallback event, InteractionOrigin place, Supplier<Reply> work) {
    if (!closed) {
      acknowledged(event.deferEdit(), hook -> give(hook, place, Looks.MESSAGE, work));
    }
  }

  private void acknowledged(
      RestAction<InteractionHook> acknowledge, Consumer<InteractionHook> answering) {
    waiting.register();
    acknowledge.queue(
        hook -> handOver(hook, answering),
        failure -> {
          waiting.arriveAndDeregister();
          late.failed(failure);
        });
  }

  private void handOver(InteractionHook hook, Consumer<InteractionHook> answering) {
    boolean taken =
        threads.submit(
            () -> {
              try {
                answering.accept(hook);
              } finally {
                waiting.arriveAndDeregister();
              }
            });
    if (!taken) {
      waiting.arriveAndDeregister();
      hook.editOriginal("Too many requests at once; please try again in a minute.")
          .queue(null, late::failed);
    }
  }

  private void give(
      InteractionHook hook, InteractionOrigin place, Looks looks, Supplier<Reply> work) {
    replySender.give(hook, place, looks, done(work));
  }

  private static Reply done(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      // A bug must not leave the person without a reply.
      LOG.atError().log("command from Discord failed", failure);
      return Reply.ofFailure(failure);
    }
  }

  /** Processes waiting interactions, for a few seconds, and accepts no more. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      waiting.awaitAdvanceInterruptibly(
          waiting.arriveAndDeregister(), LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      LOG.atWarn()
          .addKeyValue("people", waiting.getUnarrivedParties())
          .log("replies cut off by the shutdown");
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    threads.stop();
  }
}
