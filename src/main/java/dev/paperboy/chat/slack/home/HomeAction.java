package dev.paperboy.chat.slack.home;

import dev.paperboy.card.Invocation;
import java.util.Map;
import java.util.Optional;

/** The action of a button of the Home tab. */
sealed interface HomeAction {
  /** The name of the invocation; no user command has it. */
  String HOME = "home";

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
      return readTyped(fields.getOrDefault(Invocation.TYPED, "").split(" "));
    }
    return Optional.of(
        number == null
            ? new Add(channel)
            : new Change(channel, fields.getOrDefault("what", ""), Integer.parseInt(number)));
  }

  /** Parses the older text form: {@code page 2}, {@code in C1 subscribe}, {@code in C1 edit 3}. */
  private static Optional<HomeAction> readTyped(String[] words) {
    return switch (words.length) {
      case 2 -> Optional.of(new TurnTo(Integer.parseInt(words[1])));
      case 3 -> Optional.of(new Add(words[1]));
      case 4 -> Optional.of(new Change(words[1], words[2], Integer.parseInt(words[3])));
      default -> Optional.empty();
    };
  }
}
