package dev.paperboy.chat.slack.interact;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.LinkSharedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import dev.paperboy.fleet.Claims;
import java.util.regex.Pattern;

/** Passes each interaction with the bot to its handler. */
public final class SlackInteractions {
  /** The message shortcut. */
  public static final String IN_MESSAGE = "papers_in_message";

  /** The callback ID of forms opened from a message. */
  static final String FORM = "form:subscription";

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  /** The Home tab handles its own interactions. */
  private static final Pattern OUTSIDE_HOME = Pattern.compile("(?!home:).*", Pattern.DOTALL);

  private final SlackSlashHandler slash;
  private final BlockActionHandler press;
  private final MentionHandler text;
  private final ShortcutHandler shortcut;
  private final LinkUnfurler links;
  private final ReactionHandler reactions;
  private final SubscriptionForms forms;
  private final SlackReplySender replySender;

  /** Creates handlers with these collaborators. */
  public SlackInteractions(
      WorkspaceApi slackApi,
      SlackCommandRunner carryOut,
      SlackReplySender replySender,
      SubscriptionForms forms,
      Buttons buttons,
      Claims claims,
      SlackReplyQueue desk) {
    FormOpener formOpener = new FormOpener(forms, replySender, desk);
    this.slash = new SlackSlashHandler(carryOut, replySender, formOpener, desk);
    this.press = new BlockActionHandler(buttons, carryOut, replySender, formOpener, desk);
    this.text = new MentionHandler(slackApi, carryOut, replySender, desk);
    this.shortcut = new ShortcutHandler(carryOut, replySender, desk);
    this.links =
        new LinkUnfurler(slackApi, carryOut, new SlackMessageRenderer(buttons), claims, desk);
    this.reactions = new ReactionHandler(slackApi, carryOut, desk);
    this.forms = forms;
    this.replySender = replySender;
  }

  /** Registers the handlers of all interactions outside the Home tab. */
  public void addTo(App app) {
    app.command(ANY, (request, context) -> slash.answer(request.getPayload(), context));
    app.blockAction(OUTSIDE_HOME, (request, context) -> acted(request.getPayload(), context));
    app.viewSubmission(
        OUTSIDE_HOME,
        (request, context) -> forms.submitted(request.getPayload(), context, this::submitted));
    app.viewClosed(ANY, (request, context) -> context.ack());
    app.blockSuggestion(ANY, (request, context) -> context.ack());
    app.globalShortcut(ANY, (request, context) -> context.ack());
    app.messageShortcut(
        IN_MESSAGE, (request, context) -> shortcut.answer(request.getPayload(), context));
    app.event(
        AppMentionEvent.class,
        (payload, context) ->
            accepted(text.mentioned(message(context.getTeamId(), payload.getEvent()))));
    app.event(
        MessageEvent.class,
        (payload, context) -> {
          MessageEvent event = payload.getEvent();
          boolean meant = "im".equals(event.getChannelType()) && event.getBotId() == null;
          return accepted(!meant || text.direct(message(context.getTeamId(), event)));
        });
    app.event(
        LinkSharedEvent.class,
        (payload, context) -> accepted(links.shared(context.getTeamId(), payload.getEvent())));
    app.event(
        ReactionAddedEvent.class,
        (payload, context) ->
            accepted(reactions.added(reaction(context.getTeamId(), payload.getEvent()))));
    app.event(
        ReactionRemovedEvent.class,
        (payload, context) ->
            accepted(reactions.removed(reaction(context.getTeamId(), payload.getEvent()))));
  }

  private static ReactionHandler.Reaction reaction(String team, ReactionAddedEvent event) {
    return new ReactionHandler.Reaction(
        team,
        text(event.getItem().getChannel()),
        text(event.getUser()),
        text(event.getItemUser()),
        text(event.getItem().getTs()),
        text(event.getReaction()));
  }

  private static ReactionHandler.Reaction reaction(String team, ReactionRemovedEvent event) {
    return new ReactionHandler.Reaction(
        team,
        text(event.getItem().getChannel()),
        text(event.getUser()),
        text(event.getItemUser()),
        text(event.getItem().getTs()),
        text(event.getReaction()));
  }

  private Response acted(BlockActionPayload payload, ActionContext context) {
    String action = payload.getActions().get(0).getActionId();
    if (!action.equals(SubscriptionForms.TYPED_QUERY)) {
      return press.answer(payload, context);
    }
    forms.typing(payload, context.getTeamId());
    return context.ack();
  }

  private void submitted(SlackOrigin place, String answer, Reply reply) {
    if (!answer.isEmpty()) {
      replySender.at(answer, place, reply);
    }
  }

  /** Returns an error if the event was not accepted, so that Slack sends it again. */
  private static Response accepted(boolean accepted) {
    return accepted ? Response.ok() : Response.error(503);
  }

  private static MentionHandler.Message message(String team, AppMentionEvent event) {
    return new MentionHandler.Message(
        team,
        event.getChannel(),
        text(event.getUser()),
        text(event.getText()),
        text(event.getTs()),
        text(event.getThreadTs()));
  }

  private static MentionHandler.Message message(String team, MessageEvent event) {
    return new MentionHandler.Message(
        team,
        event.getChannel(),
        text(event.getUser()),
        text(event.getText()),
        text(event.getTs()),
        text(event.getThreadTs()));
  }
}
