package dev.paperboy.chat.slack.home;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.chat.slack.form.SubscriptionForms.Opening;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import dev.paperboy.command.subscription.KnownSubscriptions;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the Home tab, and handles its buttons. */
public final class HomeTab {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);

  /** The callback ID of forms opened from the Home tab. */
  private static final String FORM = "home:subscription";

  private static final Pattern HERE = Pattern.compile("home:.*", Pattern.DOTALL);

  private final WorkspaceApi slackApi;
  private final SlackCommandRunner carryOut;
  private final SlackReplySender replySender;
  private final SubscriptionForms forms;
  private final KnownSubscriptions subscriptions;
  private final Buttons buttons;
  private final SlackReplyQueue desk;

  /** Creates a Home tab of these subscriptions. */
  public HomeTab(
      WorkspaceApi slackApi,
      SlackCommandRunner carryOut,
      SlackReplySender replySender,
      SubscriptionForms forms,
      KnownSubscriptions subscriptions,
      Buttons buttons,
      SlackReplyQueue desk) {
    this.slackApi = slackApi;
    this.carryOut = carryOut;
    this.replySender = replySender;
    this.forms = forms;
    this.subscriptions = subscriptions;
    this.buttons = buttons;
    this.desk = desk;
  }

  /** Registers the handlers of the Home tab. */
  public void addTo(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> opened(context.getTeamId(), payload.getEvent()));
    app.blockAction(HERE, (request, context) -> pressed(request.getPayload(), context));
    app.viewSubmission(
        HERE,
        (request, context) ->
            forms.submitted(
                request.getPayload(), context, (place, answer, reply) -> showReply(place, reply)));
  }

  private Response opened(String team, AppHomeOpenedEvent event) {
    boolean shown = !"messages".equals(event.getTab());
    boolean done = !shown || desk.take(() -> publish(person(team, event.getUser()), 1, ""));
    return done ? Response.ok() : Response.error(503);
  }

  private SlackOrigin person(String team, String user) {
    String name = slackApi.person(team, user).map(WorkspaceApi.Person::name).orElse(user);
    return SlackOrigin.personal(team, user, name);
  }

  private void publish(SlackOrigin person, int page, String note) {
    String feeds = carryOut.carryOut(person, "feeds").text();
    View view =
        new HomeView(person.channel(), subscriptions.of(person.channel(), person.user()), page)
            .of(buttons, note, feeds);
    slackApi.ask(
        person.team(),
        "views.publish",
        client -> client.viewsPublish(request -> request.userId(person.user()).view(view)));
  }

  private Response pressed(BlockActionPayload payload, ActionContext context) {
    BlockActionPayload.User user = payload.getUser();
    String name =
        user.getUsername() == null
            ? Objects.requireNonNullElse(user.getName(), "")
            : user.getUsername();
    SlackOrigin person = SlackOrigin.personal(context.getTeamId(), user.getId(), name);
    String token = Objects.requireNonNullElse(payload.getActions().get(0).getValue(), "");
    return desk.takeQuick(() -> press(person, token, payload.getTriggerId()))
        ? context.ack()
        : Response.error(503);
  }

  private void press(SlackOrigin person, String token, String trigger) {
    Optional<HomeAction> action =
        token.isEmpty()
            ? Optional.empty()
            : buttons.invocation(person.channel(), token).flatMap(HomeAction::read);
    if (action.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("team", person.team())
          .addKeyValue("user", person.user())
          .log("unknown button pressed on the Home tab");
      desk.take(() -> publish(person, 1, "This button no longer works."));
    } else if (action.get() instanceof HomeAction.TurnTo turn) {
      desk.take(() -> publish(person, turn.page(), ""));
    } else if (action.get() instanceof HomeAction.Add add) {
      SlackOrigin place = place(person, add.channel());
      shownOr(person, forms.openNew(new Opening(trigger, FORM, ""), place));
    } else {
      change(person, (HomeAction.Change) action.get(), trigger);
    }
  }

  private void change(SlackOrigin person, HomeAction.Change change, String trigger) {
    SlackOrigin place = place(person, change.channel());
    if (change.what().equals("edit")) {
      Opening opening = new Opening(trigger, FORM, "");
      shownOr(person, forms.openFilled(opening, place, change.number()));
    } else {
      desk.take(
          () ->
              showReply(
                  place,
                  carryOut.carryOut(
                      place, Invocation.of(change.what()).with("subscription", change.number()))));
    }
  }

  /** Returns the place; the direct messages of others stay private. */
  private SlackOrigin place(SlackOrigin person, String channel) {
    return person.elsewhere(channel, "");
  }

  private void shownOr(SlackOrigin person, Optional<Reply> problem) {
    problem.ifPresent(reply -> desk.take(() -> publish(person, 1, reply.text())));
  }

  /** Shows the outcome at the top, and notifies the channel. */
  private void showReply(SlackOrigin place, Reply reply) {
    replySender.postToChannel(place, reply);
    SlackOrigin person = SlackOrigin.personal(place.team(), place.user(), place.userName());
    String note = reply.text().lines().limit(3).reduce((one, next) -> one + "\n" + next).orElse("");
    publish(person, 1, note);
  }
}
