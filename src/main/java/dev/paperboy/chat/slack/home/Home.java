package dev.paperboy.chat.slack.home;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import dev.paperboy.chat.slack.answer.CarryOut;
import dev.paperboy.chat.slack.answer.Desk;
import dev.paperboy.chat.slack.answer.GiveAnswer;
import dev.paperboy.chat.slack.answer.Place;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.chat.slack.form.SubscriptionForms.Opening;
import dev.paperboy.chat.slack.workspace.AskSlack;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.KnownSubscriptions;
import dev.paperboy.command.Reply;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows people their Home tab, and answers what they press there. */
public final class Home {
  private static final Logger LOG = LoggerFactory.getLogger(Home.class);

  /** Under which forms are submitted that were opened from here. */
  private static final String FORM = "home:subscription";

  private static final Pattern HERE = Pattern.compile("home:.*", Pattern.DOTALL);

  private final AskSlack askSlack;
  private final CarryOut carryOut;
  private final GiveAnswer giveAnswer;
  private final SubscriptionForms forms;
  private final KnownSubscriptions subscriptions;
  private final Buttons buttons;
  private final Desk desk;

  /** Shows these subscriptions. */
  public Home(
      AskSlack askSlack,
      CarryOut carryOut,
      GiveAnswer giveAnswer,
      SubscriptionForms forms,
      KnownSubscriptions subscriptions,
      Buttons buttons,
      Desk desk) {
    this.askSlack = askSlack;
    this.carryOut = carryOut;
    this.giveAnswer = giveAnswer;
    this.forms = forms;
    this.subscriptions = subscriptions;
    this.buttons = buttons;
    this.desk = desk;
  }

  /** Registers for what people do in their Home tab. */
  public void addTo(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> opened(context.getTeamId(), payload.getEvent()));
    app.blockAction(HERE, (request, context) -> pressed(request.getPayload(), context));
    app.viewSubmission(
        HERE,
        (request, context) ->
            forms.submitted(
                request.getPayload(), context, (place, answer, reply) -> told(place, reply)));
  }

  private Response opened(String team, AppHomeOpenedEvent event) {
    boolean shown = !"messages".equals(event.getTab());
    boolean done = !shown || desk.take(() -> publish(person(team, event.getUser()), 1, ""));
    return done ? Response.ok() : Response.error(503);
  }

  private Place person(String team, String user) {
    String name = askSlack.person(team, user).map(AskSlack.Person::name).orElse(user);
    return Place.personal(team, user, name);
  }

  private void publish(Place person, int page, String note) {
    String feeds = carryOut.carryOut(person, "feeds").text();
    View view =
        new HomeView(person.channel(), subscriptions.of(person.channel(), person.user()), page)
            .of(buttons, note, feeds);
    askSlack.ask(
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
    Place person = Place.personal(context.getTeamId(), user.getId(), name);
    String token = Objects.requireNonNullElse(payload.getActions().get(0).getValue(), "");
    return desk.takeQuick(() -> press(person, token, payload.getTriggerId()))
        ? context.ack()
        : Response.error(503);
  }

  private void press(Place person, String token, String trigger) {
    Optional<HomeAction> action =
        token.isEmpty()
            ? Optional.empty()
            : buttons.command(person.channel(), token).flatMap(HomeAction::read);
    if (action.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("team", person.team())
          .addKeyValue("user", person.user())
          .log("a button of the Home tab was pressed that was never made here");
      desk.take(() -> publish(person, 1, "This button leads nowhere any more."));
    } else if (action.get() instanceof HomeAction.TurnTo turn) {
      desk.take(() -> publish(person, turn.page(), ""));
    } else if (action.get() instanceof HomeAction.Add add) {
      Place place = place(person, add.channel());
      shownOr(person, forms.openNew(new Opening(trigger, FORM, ""), place));
    } else {
      change(person, (HomeAction.Change) action.get(), trigger);
    }
  }

  private void change(Place person, HomeAction.Change change, String trigger) {
    Place place = place(person, change.channel());
    if (change.what().equals("edit")) {
      Opening opening = new Opening(trigger, FORM, "");
      shownOr(person, forms.openFilled(opening, place, change.number()));
    } else {
      desk.take(() -> told(place, carryOut.carryOut(place, change.what() + " " + change.number())));
    }
  }

  /** Somebody else's direct messages are nobody's to look into. */
  private Place place(Place person, String channel) {
    return person.elsewhere(channel, "");
  }

  private void shownOr(Place person, Optional<Reply> trouble) {
    trouble.ifPresent(reply -> desk.take(() -> publish(person, 1, reply.text())));
  }

  /** What came of it stands above, and the channel hears of it. */
  private void told(Place place, Reply reply) {
    giveAnswer.tellChannel(place, reply);
    Place person = Place.personal(place.team(), place.user(), place.userName());
    String note = reply.text().lines().limit(3).reduce((one, next) -> one + "\n" + next).orElse("");
    publish(person, 1, note);
  }
}
