package dev.paperboy.chat.slack.home;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a button of the Home tab stands for. */
sealed interface HomeAction {

  /** The command that is kept for the button. */
  String command();

  /** Another page is looked at. */
  record TurnTo(int page) implements HomeAction {
    @Override
    public String command() {
      return "home page " + page;
    }
  }

  /** A subscription is to be made in a channel. */
  record Add(String channel) implements HomeAction {
    @Override
    public String command() {
      return "home in " + channel + " subscribe";
    }
  }

  /** Something is done to a subscription: {@code edit}, {@code pause}, {@code resume}. */
  record Change(String channel, String what, int number) implements HomeAction {
    @Override
    public String command() {
      return "home in " + channel + " " + what + " " + number;
    }
  }

  Pattern TURN = Pattern.compile("home page (\\d{1,4})");
  Pattern ADD = Pattern.compile("home in ([A-Z0-9]+) subscribe");
  Pattern CHANGE = Pattern.compile("home in ([A-Z0-9]+) (edit|pause|resume) (\\d{1,9})");

  /** Reads what {@link #command} wrote. */
  static Optional<HomeAction> read(String command) {
    Matcher turn = TURN.matcher(command);
    if (turn.matches()) {
      return Optional.of(new TurnTo(Integer.parseInt(turn.group(1))));
    }
    Matcher add = ADD.matcher(command);
    if (add.matches()) {
      return Optional.of(new Add(add.group(1)));
    }
    Matcher change = CHANGE.matcher(command);
    return change.matches()
        ? Optional.of(
            new Change(change.group(1), change.group(2), Integer.parseInt(change.group(3))))
        : Optional.empty();
  }
}
