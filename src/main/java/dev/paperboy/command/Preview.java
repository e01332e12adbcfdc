package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Forecast.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code preview}: what a query would have posted lately. */
final class Preview implements Command {
  private final Forecast forecast;

  Preview(Forecast forecast) {
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
    return WishParser.fields(typed);
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("query", Kind.QUERY, "what would be looked for"));
  }

  @Override
  public Reply run(Call call) {
    WishParser.Result result = WishParser.read(call.fields());
    if (result instanceof WishParser.Result.Read read) {
      Outlook outlook = forecast.of(call.channel(), read.wish(), read.query(), 0);
      List<Action> actions = new ArrayList<>();
      actions.add(new Action("Subscribe", "subscribe " + TypedWish.of(read.wish())));
      actions.addAll(outlook.actions("subscribe", TypedWish.manner(read.wish())));
      return new Reply(
          true,
          Wording.typed(read.query().canonical()) + "\n" + outlook.beforeNewest(),
          outlook.newest(),
          actions);
    }
    return Reply.quietly(((WishParser.Result.Wrong) result).reason());
  }
}
