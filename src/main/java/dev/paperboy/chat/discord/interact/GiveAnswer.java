package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.message.RenderMessage;
import dev.paperboy.command.Reply;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows replies to the people who asked, and tells their channel what concerns it. */
final class GiveAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(GiveAnswer.class);
  private static final Set<ErrorResponse> OUR_FAULT =
      Set.of(
          ErrorResponse.INVALID_FORM_BODY,
          ErrorResponse.EMPTY_MESSAGE,
          ErrorResponse.REQUEST_ENTITY_TOO_LARGE);

  private final RenderMessage render;
  private final LateAnswers late;

  GiveAnswer(RenderMessage render, LateAnswers late) {
    this.render = render;
    this.late = late;
  }

  /** Puts the reply where the person waits for it; waits until it is there. */
  void give(InteractionHook hook, Place place, Reply reply) {
    Reply shown =
        place.here() ? reply : new Reply(reply.ephemeral(), reply.text(), reply.cards(), List.of());
    try {
      edit(hook, place, shown);
      if (!reply.ephemeral() && !place.personal()) {
        tellChannel(hook, place, reply);
      }
    } catch (RuntimeException failure) {
      late.failed(failure);
    }
  }

  private void edit(InteractionHook hook, Place place, Reply reply) {
    try {
      hook.editOriginal(render.edit(place.channel(), reply)).complete();
    } catch (ErrorResponseException refusal) {
      if (!OUR_FAULT.contains(refusal.getErrorResponse())) {
        throw refusal;
      }
      LOG.atError()
          .addKeyValue("reason", refusal.getMessage())
          .log("Discord refuses the looks of a reply; it is shown plainly");
      hook.editOriginal(RenderMessage.replacing(RenderMessage.bare(reply.text(), reply.cards())))
          .complete();
    }
  }

  private void tellChannel(InteractionHook hook, Place place, Reply reply) {
    String line = reply.text().lines().findFirst().orElse("");
    if (!line.isBlank()) {
      Reply visible = Reply.openly(place.user().name() + ": " + line);
      hook.sendMessage(render.create(place.channel(), visible)).setEphemeral(false).complete();
    }
  }
}
