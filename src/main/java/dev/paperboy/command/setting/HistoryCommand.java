package dev.paperboy.command.setting;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.subscription.NumberedSubscription;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.HistoryStore;
import dev.paperboy.store.channel.HistoryStore.Entry;
import dev.paperboy.subscription.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code history}: lists who changed what in the channel, and when. */
public final class HistoryCommand implements Command {
  private static final int PAGE = 15;

  private final Database database;
  private final HistoryStore history = new HistoryStore();
  private final NumberedSubscription numbered = new NumberedSubscription();

  public HistoryCommand(Database database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String usage() {
    return "history [ID] [page N]";
  }

  @Override
  public String purpose() {
    return "who changed what here, and when";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional("subscription", Kind.SUBSCRIPTION, "only this subscription, by its number"),
        Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    return Paging.read(typed, "subscription");
  }

  @Override
  public Reply run(Call call) {
    String which = call.field("subscription");
    String digits = which.startsWith("#") ? which.substring(1) : which;
    boolean all = digits.isEmpty() || digits.equalsIgnoreCase("all");
    if (!all && !digits.matches("\\d{1,9}")) {
      return NumberedSubscription.unknown(which);
    }
    int number = all ? 0 : Integer.parseInt(digits);
    int page = Paging.page(call);
    List<Entry> entries =
        database.read(transaction -> entries(transaction, call.channel(), number, page));
    if (entries.isEmpty() && page == 1 && number > 0 && isUnknown(call, which)) {
      return NumberedSubscription.unknown(which);
    }
    if (entries.isEmpty()) {
      return Reply.quietly(page > 1 ? "There is no such page." : nothing(number));
    }
    boolean more = entries.size() > PAGE;
    List<String> lines = new ArrayList<>();
    entries.stream()
        .limit(PAGE)
        .map(one -> ChangeText.line(one, call.channel()))
        .forEach(lines::add);
    Invocation command = Invocation.of("history").with("subscription", number == 0 ? "" : number);
    if (more) {
      lines.add("Older: " + Paging.typed(command, page + 1));
    }
    return new Reply(
        true, String.join("\n", lines), List.of(), Paging.actions(command, page, more));
  }

  private boolean isUnknown(Call call, String which) {
    return database.read(transaction -> numbered.find(transaction, call, which)).isEmpty();
  }

  /** Returns the entries of the page, and one more if there is one. */
  private List<Entry> entries(Transaction transaction, Channel channel, int number, int page) {
    int first = (page - 1) * PAGE;
    return number == 0
        ? history.of(transaction, channel.key(), PAGE + 1, first)
        : history.of(transaction, channel.key(), number, PAGE + 1, first);
  }

  private static String nothing(int number) {
    return "No changes "
        + (number == 0 ? "in this channel" : "to #" + number)
        + " are recorded. Changes are recorded from this version of Paperboy on.";
  }
}
