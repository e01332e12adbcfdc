package dev.paperboy.command.subscription;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.cadence.EndTime;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pause}: pauses a subscription, for a time or until it is resumed. */
public final class PauseCommand implements Command {
  private final Database database;
  private final InstantSource clock;
  private final SubscriptionChanges subscriptions = new SubscriptionChanges();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public PauseCommand(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "pause";
  }

  @Override
  public String usage() {
    return "pause ID|all [until 2026-12-24 | for 3d]";
  }

  @Override
  public String purpose() {
    return "pause a subscription";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("subscription", Kind.SUBSCRIPTION, "which one, by its number, or all"),
        Field.optional("until", Kind.TEXT, "a date such as 2026-12-24, or a duration such as 3d"));
  }

  @Override
  public Map<String, String> read(String typed) {
    String[] parts = typed.split("\\s+", 2);
    return parts.length > 1
        ? Map.of("subscription", parts[0], "until", parts[1])
        : Map.of("subscription", parts[0]);
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("subscription");
    String end = call.field("until");
    Optional<Instant> until = EndTime.read(end, call, clock.instant());
    if (until.isEmpty() && !end.isEmpty()) {
      return EndTime.unclear();
    }
    Pause pause = new Pause(Pause.by(call.request().user().name()), until.orElse(null));
    ChosenSubscriptions chosen =
        database.write(transaction -> pause(transaction, call, which, pause));
    Optional<Reply> obstacle = chosen.obstacle(which);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    List<Subscription> paused = chosen.free();
    String what =
        paused.size() == 1
            ? "#" + paused.get(0).number()
            : "All " + Wording.count(paused.size(), "subscription");
    return Reply.openly(
        what
            + (paused.size() == 1 ? " is paused" : " are paused")
            + until
                .map(at -> " until " + Wording.moment(at, call.channel().rules().zone()))
                .orElse("")
            + ". Papers announced meanwhile are not posted later; "
            + Wording.typed("/papers resume " + which)
            + " ends the pause."
            + chosen.skipped());
  }

  private ChosenSubscriptions pause(Transaction transaction, Call call, String which, Pause pause) {
    ChosenSubscriptions chosen = numbered.choose(transaction, call, which);
    chosen
        .free()
        .forEach(one -> subscriptions.pause(transaction, one, pause, call.by(), clock.instant()));
    return chosen;
  }
}
