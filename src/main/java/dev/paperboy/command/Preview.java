package dev.paperboy.command;

import dev.paperboy.command.Forecast.Outlook;

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
  public Reply run(Call call) {
    WishParser.Result result = WishParser.parse(call.arguments());
    if (result instanceof WishParser.Result.Read read) {
      Outlook outlook = forecast.of(read.query());
      return new Reply(
          true,
          Wording.typed(read.query().canonical())
              + "\n"
              + outlook.text()
              + (outlook.newest().isEmpty() ? "" : " The newest:"),
          outlook.newest());
    }
    return Reply.quietly(((WishParser.Result.Wrong) result).reason());
  }
}
