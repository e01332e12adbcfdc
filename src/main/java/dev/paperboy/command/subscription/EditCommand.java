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
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code edit}: changes a subscription; values that are not mentioned are unchanged. */
public final class EditCommand implements Command {
  private static final String LIKE = "like";
  private static final String UNLIKE = "unlike";
  private static final List<String> EXAMPLES = List.of(LIKE, UNLIKE);

  private final Database database;
  private final Topics topics;
  private final Forecast forecast;
  private final InstantSource clock;
  private final PaperStore papers = new PaperStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SubscriptionChanges changes = new SubscriptionChanges();
  private final Rescheduling reschedule = new Rescheduling();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public EditCommand(Database database, Topics topics, Forecast forecast, InstantSource clock) {
    this.database = database;
    this.topics = topics;
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
        + " [about N a week] [instant: QUERY|off] [updates on|off], or edit ID like|unlike PAPER";
  }

  @Override
  public String purpose() {
    return "change a subscription";
  }

  @Override
  public List<Field> fields() {
    return Stream.of(
            Stream.of(
                Field.required("subscription", Kind.SUBSCRIPTION, "which one, by its number"),
                Field.optional("query", Kind.QUERY, "what to look for instead")),
            SubscriptionParser.MANNER.stream(),
            Stream.of(
                Field.optional(LIKE, Kind.PAPER, "with about: in the query: a paper that is meant"),
                Field.optional(
                    UNLIKE, Kind.PAPER, "with about: in the query: a paper that is not meant")))
        .flatMap(fields -> fields)
        .toList();
  }

  @Override
  public Map<String, String> read(String typed) {
    String[] parts = typed.split("\\s+", 2);
    Map<String, String> fields = new HashMap<>();
    Optional<String[]> example = parts.length > 1 ? example(parts[1]) : Optional.empty();
    if (example.isPresent()) {
      fields.put(example.get()[0], example.get()[1]);
    } else if (parts.length > 1) {
      fields.putAll(SubscriptionParser.fields(parts[1]));
    }
    fields.put("subscription", parts[0]);
    return fields;
  }

  /** Returns the field and the value of {@code like arxiv:2606.14777}. */
  private static Optional<String[]> example(String typed) {
    String[] words = typed.split("\\s+", 3);
    boolean isExample =
        words.length == 2
            && EXAMPLES.contains(words[0].toLowerCase(Locale.ROOT))
            && !PaperReference.meanings(words[1]).isEmpty();
    return isExample
        ? Optional.of(new String[] {words[0].toLowerCase(Locale.ROOT), words[1]})
        : Optional.empty();
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
    if (result instanceof SubscriptionParser.Result.Wrong wrong) {
      return Reply.quietly(wrong.reason());
    }
    SubscriptionParser.Result.Read read = (SubscriptionParser.Result.Read) result;
    return EXAMPLES.stream().anyMatch(call.fields()::containsKey)
        ? withExample(call, found.get(), read)
        : change(call, found.get(), read, "");
  }

  /** Adds the papers that were named as examples. */
  private Reply withExample(Call call, Subscription before, SubscriptionParser.Result.Read read) {
    Query query = read.query();
    for (String field : EXAMPLES) {
      String spelling = call.field(field);
      Optional<StoredPaper> paper =
          database.read(transaction -> papers.named(transaction, spelling));
      if (spelling.isEmpty()) {
        continue;
      }
      if (paper.isEmpty()) {
        return Reply.quietly(
            "No paper "
                + Wording.typed(spelling)
                + " is known here, so it cannot be an example. `/papers show` looks one up.");
      }
      TopicExample example = new TopicExample(paper.get().paper(), field.equals(LIKE));
      Optional<Query> added = example.addTo(query, topics);
      if (added.isEmpty()) {
        return Reply.quietly(TopicExample.noTopic(query));
      }
      query = added.get();
    }
    ParseResult checked = QueryParser.parseNew(query.text());
    if (checked instanceof ParseResult.Mistake mistake) {
      return Reply.quietly(Wording.mistake(query.text(), mistake));
    }
    Wish wish = read.wish();
    SubscriptionParser.Result.Read changed =
        new SubscriptionParser.Result.Read(
            new Wish(query.text(), wish.cadence(), wish.max(), wish.exception(), wish.updates()),
            ((ParseResult.Parsed) checked).query());
    return change(
        call,
        before,
        changed,
        forecast.difference(call.channel(), read.query(), changed.query()) + "\n");
  }

  /**
   * Changes a subscription.
   *
   * @param effect what that does to the papers of the last days, as a line; may be empty
   */
  private Reply change(
      Call call, Subscription before, SubscriptionParser.Result.Read read, String effect) {
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
            + effect
            + outlook.beforeNewest();
    Invocation edit = Invocation.of("edit").with("subscription", before.number());
    List<Action> actions = new ArrayList<>();
    actions.add(new Action("Undo", TypedSubscription.whole(edit, before.wish())));
    actions.addAll(outlook.border().actions(edit));
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
