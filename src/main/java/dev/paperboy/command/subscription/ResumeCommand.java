package dev.paperboy.command.subscription;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code resume}: resumes a subscription, or the whole channel. */
public final class ResumeCommand implements Command {
  private final Database database;
  private final Runnable wakeDelivery;
  private final InstantSource clock;
  private final SubscriptionChanges subscriptions = new SubscriptionChanges();
  private final ChannelStore channels = new ChannelStore();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public ResumeCommand(Database database, Runnable wakeDelivery, InstantSource clock) {
    this.database = database;
    this.wakeDelivery = wakeDelivery;
    this.clock = clock;
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
    return "resume a subscription";
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
    ChosenSubscriptions chosen = database.write(transaction -> wake(transaction, call, all));
    if (!all) {
      Optional<Reply> obstacle = chosen.obstacle(call.field("subscription"));
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    List<Subscription> woken = chosen.free();
    wakeDelivery.run();
    return Reply.openly(
        woken.size() == 1 && !all
            ? "#"
                + woken.get(0).number()
                + " is active: "
                + Wording.typed(woken.get(0).wish().query())
            : Wording.count(woken.size(), "subscription") + " active." + chosen.skipped());
  }

  private ChosenSubscriptions wake(Transaction transaction, Call call, boolean all) {
    ChosenSubscriptions chosen = numbered.choose(transaction, call, call.field("subscription"));
    chosen
        .free()
        .forEach(one -> subscriptions.pause(transaction, one, null, call.by(), clock.instant()));
    if (all || !chosen.free().isEmpty()) {
      channels.rest(transaction, call.channel().key(), "");
    }
    return chosen;
  }
}
