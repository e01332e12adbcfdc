package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.subscription.Subscription;
import java.util.List;

/** {@code resume}: wake a subscription, or the whole channel. */
final class ResumeSubscription implements Command {
  private final Database database;
  private final Runnable wakeDelivery;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final ChannelStore channels = new ChannelStore();
  private final Numbered numbered = new Numbered();

  ResumeSubscription(Database database, Runnable wakeDelivery) {
    this.database = database;
    this.wakeDelivery = wakeDelivery;
  }

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String usage() {
    return "resume ID|all";
  }

  @Override
  public String purpose() {
    return "wake a subscription";
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

  @Override
  public Reply run(Call call) {
    boolean all = call.field("subscription").equalsIgnoreCase("all");
    List<Subscription> woken =
        database.write(
            transaction -> {
              List<Subscription> chosen =
                  all
                      ? subscriptions.of(transaction, call.channel().key())
                      : numbered.find(transaction, call, call.field("subscription")).stream()
                          .toList();
              chosen.forEach(one -> subscriptions.pause(transaction, one.key(), null));
              if (all || !chosen.isEmpty()) {
                channels.rest(transaction, call.channel().key(), "");
              }
              return chosen;
            });
    if (woken.isEmpty() && !all) {
      return Numbered.unknown(call.field("subscription"));
    }
    wakeDelivery.run();
    return Reply.openly(
        woken.size() == 1 && !all
            ? "#"
                + woken.get(0).number()
                + " is active: "
                + Wording.typed(woken.get(0).wish().query())
            : Wording.count(woken.size(), "subscription") + " active.");
  }
}
