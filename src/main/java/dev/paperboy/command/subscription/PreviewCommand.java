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
import dev.paperboy.command.subscription.Forecast.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code preview}: shows what a query would have posted recently. */
public final class PreviewCommand implements Command {
  private final Forecast forecast;

  public PreviewCommand(Forecast forecast) {
    this.forecast = forecast;
  }

  @Override
  public String name() {
    return "preview";
  }

  @Override
  public String usage() {
    return "preview QUERY";
  }

  @Override
  public String purpose() {
    return "what a query would have posted in the last 30 days";
  }

  @Override
  public Map<String, String> read(String typed) {
    return SubscriptionParser.fields(typed);
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("query", Kind.QUERY, "what to look for"));
  }

  @Override
  public Reply run(Call call) {
    SubscriptionParser.Result result = SubscriptionParser.read(call.fields());
    if (result instanceof SubscriptionParser.Result.Read read) {
      Outlook outlook = forecast.of(call.channel(), read.wish(), read.query(), 0);
      List<Action> actions = new ArrayList<>();
      Invocation subscribe = Invocation.of("subscribe");
      actions.add(new Action("Subscribe", TypedSubscription.of(subscribe, read.wish())));
      actions.addAll(outlook.actions(TypedSubscription.manner(subscribe, read.wish())));
      return new Reply(
          true,
          Wording.typed(read.query().canonical()) + "\n" + outlook.beforeNewest(),
          outlook.newest(),
          actions);
    }
    return Reply.quietly(((SubscriptionParser.Result.Wrong) result).reason());
  }
}
