package dev.paperboy.command.subscription;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.command.cadence.TypedSubscription;
import dev.paperboy.command.declaration.DeclaredNote;
import dev.paperboy.command.setting.Rescheduling;
import dev.paperboy.command.subscription.Forecast.Outlook;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code edit}: changes a subscription; values that are not mentioned are unchanged. */
public final class EditCommand implements Command {
  private final Database database;
  private final Forecast forecast;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final Rescheduling reschedule = new Rescheduling();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public EditCommand(Database database, Forecast forecast, InstantSource clock) {
    this.database = database;
    this.forecast = forecast;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "edit";
  }

  @Override
  public String usage() {
    return "edit ID [QUERY] [instant|daily|weekly] [on friday] [at 09:00] [max N|off]"
        + " [instant: QUERY|off] [updates on|off]";
  }

  @Override
  public String purpose() {
    return "change a subscription";
  }

  @Override
  public List<Field> fields() {
    return Stream.concat(
            Stream.of(
                Field.required("subscription", Kind.SUBSCRIPTION, "which one, by its number"),
                Field.optional("query", Kind.QUERY, "what to look for instead")),
            SubscriptionParser.MANNER.stream())
        .toList();
  }

  @Override
  public Map<String, String> read(String typed) {
    String[] parts = typed.split("\\s+", 2);
    Map<String, String> fields = new HashMap<>();
    if (parts.length > 1) {
      fields.putAll(SubscriptionParser.fields(parts[1]));
    }
    fields.put("subscription", parts[0]);
    return fields;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("subscription");
    Optional<Subscription> found =
        database.read(transaction -> numbered.find(transaction, call, which));
    if (found.isEmpty()) {
      return NumberedSubscription.unknown(which);
    }
    if (found.get().isDeclared()) {
      return Reply.quietly(DeclaredNote.sentence(found.get()));
    }
    if (call.fields().size() < 2) {
      return Reply.quietly(
          "Say what to change, such as "
              + Wording.typed("/papers edit " + found.get().number() + " daily at 09:00")
              + ".");
    }
    SubscriptionParser.Result result = SubscriptionParser.read(call.fields(), found.get().wish());
    return result instanceof SubscriptionParser.Result.Read read
        ? change(call, found.get(), read)
        : Reply.quietly(((SubscriptionParser.Result.Wrong) result).reason());
  }

  private Reply change(Call call, Subscription before, SubscriptionParser.Result.Read read) {
    if (read.wish().equals(before.wish())) {
      return Reply.quietly(
          "#" + before.number() + " is already set that way. Nothing was changed.");
    }
    Optional<Subscription> twin = twin(call, before, read);
    if (twin.isPresent()) {
      return Reply.quietly(
          "This channel already has that subscription, as #"
              + twin.get().number()
              + ". Nothing was changed.");
    }
    // Before anything is changed, so that after a failure "nothing was changed" is true.
    Outlook outlook = forecast.of(call.channel(), read.wish(), read.query(), before.number());
    database.change(
        transaction -> {
          changes.change(
              transaction,
              subscriptions.get(transaction, before.key()),
              read.wish(),
              call.by(),
              clock.instant());
          reschedule.changed(transaction, before, read.wish(), clock.instant());
        });
    String text =
        "Changed #"
            + before.number()
            + ": "
            + Wording.typed(read.query().canonical())
            + ", "
            + SubscribeCommand.how(read.wish(), call.channel())
            + ".\n"
            + outlook.beforeNewest();
    Invocation edit = Invocation.of("edit").with("subscription", before.number());
    List<Action> actions = new ArrayList<>();
    actions.add(new Action("Undo", TypedSubscription.whole(edit, before.wish())));
    actions.addAll(outlook.actions(edit));
    return new Reply(false, text, outlook.newest(), actions);
  }

  /** Returns another subscription of the channel with the new query. */
  private Optional<Subscription> twin(
      Call call, Subscription changed, SubscriptionParser.Result.Read read) {
    ParsedQueries queries = new ParsedQueries();
    if (SubscribeCommand.sameQuery(changed, read.query(), queries)) {
      return Optional.empty();
    }
    return database
        .read(transaction -> subscriptions.of(transaction, call.channel().key()))
        .stream()
        .filter(one -> one.key() != changed.key())
        .filter(one -> SubscribeCommand.sameQuery(one, read.query(), queries))
        .findFirst();
  }
}
