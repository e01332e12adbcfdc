package dev.paperboy.chat.slack.form;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.command.Reply;
import dev.paperboy.command.subscription.KnownSubscriptions;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the form for a subscription, and processes its submission. Thread-safe. */
public final class SubscriptionForms {
  /** The action of the query input. */
  public static final String TYPED_QUERY = FormView.ACTION + FormView.QUERY;

  /** Slack requires the outcome of a form within three seconds. */
  private static final long PATIENCE_MILLIS = 2_000;

  /** The form was opened, though the first response was lost: nobody else uses the trigger. */
  private static final String EXCHANGED = "exchanged_trigger_id";

  private static final int LONGEST_MISTAKE = 500;
  private static final Wish NOTHING = new Wish("", new Cadence.Immediately(), 0);

  private final WorkspaceApi slackApi;
  private final SlackCommandRunner carryOut;
  private final KnownSubscriptions subscriptions;
  private final SlackReplyQueue desk;

  /** The latest input of the forms whose preview is being computed. */
  private final Map<String, String> typed = new ConcurrentHashMap<>();

  /** Creates forms for these subscriptions. */
  public SubscriptionForms(
      WorkspaceApi slackApi,
      SlackCommandRunner carryOut,
      KnownSubscriptions subscriptions,
      SlackReplyQueue desk) {
    this.slackApi = slackApi;
    this.carryOut = carryOut;
    this.subscriptions = subscriptions;
    this.desk = desk;
  }

  /**
   * The parameters for opening a form.
   *
   * @param trigger Slack's trigger ID; valid for three seconds and one form
   * @param callback the callback ID of the submission
   * @param answer the response URL; may be empty
   */
  public record Opening(String trigger, String callback, String answer) {}

  /** Opens an empty form; returns an error message for the person if that fails. */
  public Optional<Reply> openNew(Opening opening, SlackOrigin place) {
    return open(opening, place, FormState.of(place, 0, opening.answer()), NOTHING);
  }

  /** Opens the form of a subscription; returns an error message for the person if that fails. */
  public Optional<Reply> openFilled(Opening opening, SlackOrigin place, int number) {
    if (!carryOut.mayLookInto(place)) {
      return Optional.of(Reply.quietly("You may not do that there; you are not in that channel."));
    }
    return subscriptions
        .find(place.channel(), number)
        .map(
            entry ->
                open(opening, place, FormState.of(place, number, opening.answer()), entry.wish()))
        .orElseGet(
            () ->
                Optional.of(
                    Reply.quietly(
                        "There is no longer a subscription #%d here. `/papers list` shows the current ones."
                            .formatted(number))));
  }

  private Optional<Reply> open(Opening opening, SlackOrigin place, FormState state, Wish wish) {
    String name =
        place.personal()
            ? "your direct messages"
            : place.here() ? "this channel" : carryOut.name(place);
    View view = FormView.of(state, opening.callback(), wish, name);
    boolean open =
        slackApi
            .ask(
                place.team(),
                "views.open",
                client ->
                    client.viewsOpen(request -> request.triggerId(opening.trigger()).view(view)))
            .filter(answer -> answer.isOk() || EXCHANGED.equals(answer.getError()))
            .isPresent();
    return open
        ? Optional.empty()
        : Optional.of(
            Reply.quietly(
                "The form could not be opened in time; please try again, or type it:"
                    + " `/papers subscribe diffusion daily at 09:00`."));
  }

  /** Shows a preview while a query is typed. */
  public void typing(BlockActionPayload payload, String team) {
    View view = payload.getView();
    String query = SlackTypedText.plain(text(payload.getActions().get(0).getValue()));
    typed.put(view.getId(), query);
    boolean taken = desk.takeQuick(() -> preview(payload, team, view, query));
    if (!taken) {
      typed.remove(view.getId(), query);
    }
  }

  /** Shows a preview of the latest input only: fast typing causes one update. */
  private void preview(BlockActionPayload payload, String team, View view, String query) {
    Optional<FormState> state = FormState.read(text(view.getPrivateMetadata()));
    if (!query.equals(typed.get(view.getId())) || state.isEmpty()) {
      return;
    }
    BlockActionPayload.User user = payload.getUser();
    SlackOrigin place =
        state.get().place(team, user.getId(), name(user.getUsername(), user.getName()));
    String outlook =
        query.isEmpty() ? "" : carryOut.carryOut(place, "preview", Map.of("query", query)).text();
    if (typed.remove(view.getId(), query)) {
      View changed = FormView.withOutlook(view, outlook.replaceFirst(" The newest:$", ""));
      slackApi.ask(
          team,
          "views.update",
          client -> client.viewsUpdate(request -> request.viewId(view.getId()).view(changed)));
    }
  }

  /** Receives the outcome of a form. */
  @FunctionalInterface
  public interface Done {
    /**
     * Sends the reply to the person.
     *
     * @param answer the response URL; empty if there is none
     */
    void send(SlackOrigin place, String answer, Reply reply);
  }

  /** Processes a submitted form. */
  public Response submitted(
      ViewSubmissionPayload payload, ViewSubmissionContext context, Done done) {
    Optional<FormState> read = FormState.read(text(payload.getView().getPrivateMetadata()));
    if (read.isEmpty()) {
      return mistake(
          context, "This form is from an older version of Paperboy; please open it again.");
    }
    FormState state = read.get();
    ViewSubmissionPayload.User user = payload.getUser();
    SlackOrigin place =
        state.place(context.getTeamId(), user.getId(), name(user.getUsername(), user.getName()));
    Map<String, String> fields = fields(payload.getView().getState(), state.number());
    String command = state.number() == 0 ? "subscribe" : "edit";
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Consumer<Reply> send = given -> done.send(place, state.answer(), given);
    boolean taken =
        desk.takeQuick(
            () -> {
              Reply given = carryOut.carryOut(place, command, fields);
              if (!reply.complete(given)) {
                send.accept(given);
              }
            });
    return taken
        ? acknowledged(context, reply, send)
        : mistake(context, "Too many requests at once; please try again in a minute.");
  }

  private Response acknowledged(
      ViewSubmissionContext context, CompletableFuture<Reply> reply, Consumer<Reply> send) {
    Reply given;
    try {
      given = reply.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      if (reply.cancel(false)) {
        return context.ack();
      }
      given = reply.join();
    } catch (ExecutionException failed) {
      return mistake(context, "That failed because of a bug in Paperboy.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return mistake(context, "Paperboy is being restarted; please try again in a minute.");
    }
    if (given.ephemeral()) {
      return mistake(context, given.text());
    }
    Reply success = given;
    desk.take(() -> send.accept(success));
    return context.ack();
  }

  /** Returns an error on the query, the only input that can be invalid. */
  private static Response mistake(ViewSubmissionContext context, String text) {
    String shown = SlackText.line(text.replace('`', '\'').replace("\n", " "), LONGEST_MISTAKE);
    return context.ackWithErrors(Map.of(FormView.QUERY, shown));
  }

  private static Map<String, String> fields(@Nullable ViewState state, int number) {
    Map<String, String> fields = new HashMap<>();
    String cadence = value(state, FormView.CADENCE);
    fields.put(FormView.QUERY, SlackTypedText.plain(value(state, FormView.QUERY)));
    fields.put(FormView.CADENCE, cadence);
    if (cadence.equals("weekly")) {
      fields.put(FormView.DAY, value(state, FormView.DAY));
    }
    if (!cadence.equals("instant")) {
      fields.put(FormView.TIME, value(state, FormView.TIME));
      fields.put(FormView.EXCEPTION, SlackTypedText.plain(value(state, FormView.EXCEPTION)));
    }
    fields.put(FormView.MAX, value(state, FormView.MAX));
    fields.put(FormView.RATE, value(state, FormView.RATE));
    fields.put(FormView.UPDATES, value(state, FormView.UPDATES));
    if (number > 0) {
      fields.put("subscription", String.valueOf(number));
      fields.computeIfPresent(FormView.MAX, (name, max) -> max.isEmpty() ? "off" : max);
      fields.computeIfPresent(FormView.EXCEPTION, (name, query) -> query.isEmpty() ? "off" : query);
    }
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  private static String value(@Nullable ViewState state, String block) {
    if (state == null || state.getValues() == null) {
      return "";
    }
    ViewState.Value value =
        state.getValues().getOrDefault(block, Map.of()).get(FormView.ACTION + block);
    if (value == null) {
      return "";
    }
    if (value.getSelectedOption() != null) {
      return text(value.getSelectedOption().getValue());
    }
    return value.getSelectedTime() != null ? value.getSelectedTime() : text(value.getValue());
  }

  private static String name(@Nullable String userName, @Nullable String name) {
    return userName == null ? text(name) : userName;
  }
}
