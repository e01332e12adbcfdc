package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.store.AlertStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;

/** {@code unsubscribe}: remove a subscription, or all of them. */
final class Unsubscribe implements Command {
  private final Database database;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final AlertStore alerts = new AlertStore();
  private final Numbered numbered = new Numbered();

  Unsubscribe(Database database, InstantSource clock) {
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
    return "stop posting for a subscription";
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

  private void remove(Transaction transaction, Subscription subscription) {
    subscriptions.remove(transaction, subscription.key(), clock.instant());
    alerts.forget(transaction, subscription.key());
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("subscription");
    List<Subscription> removed =
        database.write(
            transaction -> {
              List<Subscription> chosen =
                  which.equalsIgnoreCase("all")
                      ? subscriptions.of(transaction, call.channel().key())
                      : numbered.find(transaction, call, which).stream().toList();
              chosen.forEach(one -> remove(transaction, one));
              return chosen;
            });
    if (removed.isEmpty()) {
      return Numbered.none(which);
    }
    String first =
        Wording.typed("/papers subscribe " + WishParser.typed(removed.get(0).wish().query()));
    return Reply.openly(
        removed.size() == 1
            ? "Unsubscribed #" + removed.get(0).number() + ". " + first + " brings it back."
            : "Removed all " + Wording.count(removed.size(), "subscription") + " of this channel.");
  }
}
