package dev.paperboy.command.subscription;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.TypedSubscription;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code unsubscribe}: removes a subscription, or all of them. */
public final class UnsubscribeCommand implements Command {
  private final Database database;
  private final InstantSource clock;
  private final SubscriptionChanges subscriptions = new SubscriptionChanges();
  private final AlertStore alerts = new AlertStore();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public UnsubscribeCommand(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "unsubscribe";
  }

  @Override
  public String usage() {
    return "unsubscribe ID|all";
  }

  @Override
  public String purpose() {
    return "remove a subscription";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("subscription", Kind.SUBSCRIPTION, "which one, by its number, or all"));
  }

  @Override
  public boolean changes() {
    return true;
  }

  private ChosenSubscriptions remove(Transaction transaction, Call call, String which) {
    ChosenSubscriptions chosen = numbered.choose(transaction, call, which);
    for (Subscription one : chosen.free()) {
      subscriptions.remove(transaction, one, call.by(), clock.instant());
      alerts.forget(transaction, one.key());
    }
    return chosen;
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("subscription");
    ChosenSubscriptions chosen = database.write(transaction -> remove(transaction, call, which));
    Optional<Reply> obstacle = chosen.obstacle(which);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    List<Subscription> removed = chosen.free();
    String first =
        Wording.typed(
            "/papers "
                + TypedSubscription.of(Invocation.of("subscribe"), removed.get(0).wish()).typed());
    return Reply.openly(
        (removed.size() == 1
                ? "Unsubscribed #" + removed.get(0).number() + ". " + first + " brings it back."
                : removed(chosen))
            + chosen.skipped());
  }

  private static String removed(ChosenSubscriptions chosen) {
    String number = Wording.count(chosen.free().size(), "subscription");
    return chosen.declared().isEmpty()
        ? "Removed all " + number + " of this channel."
        : "Removed " + number + " of this channel.";
  }
}
