package dev.paperboy.chat.slack.home;

import dev.paperboy.card.Invocation;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The action of a button of the Home tab. */
sealed interface HomeAction {
  /** The name of the invocation; no user command has it. */
  String HOME = "home";

  /** The text forms that older versions stored. */
  Pattern TURN = Pattern.compile("page (\\d{1,4})");

  Pattern ADD = Pattern.compile("in ([A-Z0-9]+) subscribe");
  Pattern CHANGE = Pattern.compile("in ([A-Z0-9]+) (edit|pause|resume) (\\d{1,9})");

  /** Returns the invocation to store for the button. */
  Invocation invocation();

  /** Shows another page. */
  record TurnTo(int page) implements HomeAction {
    @Override
    public Invocation invocation() {
      return Invocation.of(HOME).with("page", page);
    }
  }

  /** Adds a subscription in a channel. */
  record Add(String channel) implements HomeAction {
    @Override
    public Invocation invocation() {
      return Invocation.of(HOME).with("in", channel);
    }
  }

  /** Changes a subscription: {@code edit}, {@code pause}, {@code resume}. */
  record Change(String channel, String what, int number) implements HomeAction {
    @Override
    public Invocation invocation() {
      return Invocation.of(HOME)
          .with("in", channel)
          .with("what", what)
          .with("subscription", number);
    }
  }

  /** Parses an {@link #invocation}. */
  static Optional<HomeAction> read(Invocation pressed) {
    if (!pressed.command().equals(HOME)) {
      return Optional.empty();
    }
    Map<String, String> fields = pressed.fields();
    String page = fields.get("page");
    if (page != null) {
      return Optional.of(new TurnTo(Integer.parseInt(page)));
    }
    String channel = fields.get("in");
    String number = fields.get("subscription");
    if (channel == null) {
      return readTyped(fields.getOrDefault(Invocation.TYPED, ""));
    }
    return Optional.of(
        number == null
            ? new Add(channel)
            : new Change(channel, fields.getOrDefault("what", ""), Integer.parseInt(number)));
  }

  /** Parses the older text form. */
  private static Optional<HomeAction> readTyped(String typed) {
    Matcher turn = TURN.matcher(typed);
    if (turn.matches()) {
      return Optional.of(new TurnTo(Integer.parseInt(turn.group(1))));
    }
    Matcher add = ADD.matcher(typed);
    if (add.matches()) {
      return Optional.of(new Add(add.group(1)));
    }
    Matcher change = CHANGE.matcher(typed);
    return change.matches()
        ? Optional.of(
            new Change(change.group(1), change.group(2), Integer.parseInt(change.group(3))))
        : Optional.empty();
  }
}
