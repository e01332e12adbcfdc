package dev.paperboy.command.held;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.paper.CardLookup;
import dev.paperboy.store.Database;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.subscription.Channel;
import java.util.ArrayList;
import java.util.List;

/** Lists the papers that are held back in a channel. */
public final class HeldList {
  private static final int PAGE = 10;

  private final Database database;
  private final CardLookup cardsOf;
  private final AlertStore alerts = new AlertStore();

  public HeldList(Database database, CardLookup cardsOf) {
    this.database = database;
    this.cardsOf = cardsOf;
  }

  public Reply page(Channel channel, int page) {
    List<Alert> held =
        database.read(
            transaction -> alerts.held(transaction, channel.key(), PAGE, (page - 1) * PAGE));
    long all =
        database
            .read(transaction -> alerts.countsOf(transaction, channel.key()))
            .getOrDefault(State.HELD, 0L);
    if (held.isEmpty()) {
      return Reply.quietly(all == 0 ? "No papers are held back here." : "There is no such page.");
    }
    boolean more = all > (long) page * PAGE;
    String text =
        Wording.count(all, "paper")
            + " held back here, newest first. The latest was held because it was "
            + AlertReasonText.of(held.get(0).reason())
            + ". `/papers release all` posts them gradually."
            + (more ? " More: " + Wording.typed("/papers list held page " + (page + 1)) : "");
    List<Action> actions = new ArrayList<>(Paging.actions(Invocation.held(), page, more));
    actions.add(new Action("Post gradually", Invocation.of("release").with("id", "all")));
    return new Reply(true, text, cardsOf.alerts(held), actions);
  }

  /**
   * Returns exactly the papers that a message referred to, such as those that a digest left out.
   */
  public Reply reported(Channel channel, String message, int page) {
    List<Alert> reported =
        message.matches("\\d{1,18}")
            ? database.read(
                transaction -> alerts.heldBy(transaction, channel.key(), Long.parseLong(message)))
            : List.of();
    List<Alert> shown = reported.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    if (shown.isEmpty()) {
      return Reply.quietly(
          reported.isEmpty()
              ? "No message in this channel has that number. `/papers list held`"
                  + " shows everything that is held back."
              : "There is no such page.");
    }
    Invocation command = Invocation.of("list").with("more", message);
    boolean more = reported.size() > page * PAGE;
    String text =
        Wording.count(reported.size(), "paper")
            + " held back, because "
            + (reported.size() == 1 ? "it was " : "they were ")
            + AlertReasonText.of(reported.get(0).reason())
            + "."
            + (more ? " More: " + Paging.typed(command, page + 1) : "");
    return new Reply(true, text, cardsOf.alerts(shown), Paging.actions(command, page, more));
  }
}
