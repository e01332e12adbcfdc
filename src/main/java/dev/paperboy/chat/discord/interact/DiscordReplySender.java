package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.command.Reply;
import java.util.List;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends replies to the people who asked, and public ones to their channel. */
final class DiscordReplySender {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordReplySender.class);

  private final DiscordMessageRenderer render;
  private final DiscordLateReplies late;

  DiscordReplySender(DiscordMessageRenderer render, DiscordLateReplies late) {
    this.render = render;
    this.late = late;
  }

  /** The presentation of a reply. */
  enum Looks {
    /** As text and cards. */
    MESSAGE,
    /** As a file, if it has more than one line. */
    FILE
  }

  /** Sends the deferred reply; waits until it is sent. */
  void give(InteractionHook hook, InteractionOrigin place, Looks looks, Reply reply) {
    Reply shown =
        place.here() ? reply : new Reply(reply.ephemeral(), reply.text(), reply.cards(), List.of());
    try {
      edit(hook, place, looks, shown);
      if (!reply.ephemeral() && !place.personal()) {
        postToChannel(hook, place, reply);
      }
    } catch (RuntimeException | Error failure) {
      late.failed(failure);
    }
  }

  private void edit(InteractionHook hook, InteractionOrigin place, Looks looks, Reply reply) {
    try {
      hook.editOriginal(rendered(place, looks, reply)).complete();
    } catch (RuntimeException failure) {
      if (DiscordLateReplies.isLate(failure)) {
        throw failure;
      }
      // Discord rejects it, or the commands of its buttons cannot be stored: better plain text than
      // nothing.
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("reply could not be rendered; it is sent as plain text");
      hook.editOriginal(
              DiscordMessageRenderer.replacing(
                  DiscordMessageRenderer.bare(reply.text(), reply.cards())))
          .complete();
    }
  }

  private MessageEditData rendered(InteractionOrigin place, Looks looks, Reply reply) {
    return looks == Looks.FILE && reply.text().strip().contains("\n")
        ? DiscordMessageRenderer.replacing(
            render.document(
                place.channel(),
                reply,
                "The subscriptions of " + place.name() + "; `/papers import` reads this file.",
                "subscriptions.yaml"))
        : render.edit(place.channel(), reply);
  }

  private void postToChannel(InteractionHook hook, InteractionOrigin place, Reply reply) {
    String line = reply.text().lines().findFirst().orElse("");
    if (!line.isBlank()) {
      Reply visible = Reply.openly(place.user().name() + ": " + line);
      hook.sendMessage(render.create(place.channel(), visible)).setEphemeral(false).complete();
    }
  }
}
