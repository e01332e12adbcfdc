package dev.paperboy.chat.slack.interact;

import dev.paperboy.card.Invocation;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.answer.SlackReplySender;
import dev.paperboy.chat.slack.form.SubscriptionForms;
import dev.paperboy.command.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens a form for a command without arguments that could be filled in. */
final class FormOpener {
  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,9})");

  private final SubscriptionForms forms;
  private final SlackReplySender replySender;
  private final SlackReplyQueue desk;

  FormOpener(SubscriptionForms forms, SlackReplySender replySender, SlackReplyQueue desk) {
    this.forms = forms;
    this.replySender = replySender;
    this.desk = desk;
  }

  /** Returns whether this command has a form. */
  static boolean isMeant(Invocation command) {
    return switch (command.command()) {
      case "subscribe" -> command.fields().isEmpty();
      case "edit" -> command.hasOnly("subscription") && number(command).matches();
      default -> false;
    };
  }

  private static Matcher number(Invocation command) {
    return NUMBER.matcher(command.fields().getOrDefault("subscription", ""));
  }

  /** Opens the form; returns whether that succeeded. */
  boolean open(Invocation command, SlackOrigin place, SubscriptionForms.Opening opening) {
    Matcher edit = number(command);
    return desk.takeQuick(
        () -> {
          try {
            (edit.matches()
                    ? forms.openFilled(opening, place, Integer.parseInt(edit.group(1)))
                    : forms.openNew(opening, place))
                .ifPresent(reply -> replySender.at(opening.answer(), place, reply));
          } catch (RuntimeException | Error failure) {
            replySender.at(opening.answer(), place, Reply.ofFailure(failure));
            throw failure;
          }
        });
  }
}
