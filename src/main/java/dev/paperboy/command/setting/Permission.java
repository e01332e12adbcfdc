package dev.paperboy.command.setting;

import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules.Named;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses and formats who may change a channel. People and roles are typed as mentions, which
 * platforms convert to the id and, after a bar, the name: {@code <@U123|Ann>}, {@code
 * <@&456|Curators>}; or, if names are ids, to {@code @ann}.
 */
public final class Permission {
  private static final int LONGEST_NAME = 80;
  private static final Pattern MENTION =
      Pattern.compile("<@(!|&)?(\\w{1,40})(?:\\|([^<>]*))?>(?:\\s|,|$)\\s*");
  private static final Pattern NAME = Pattern.compile("@([^\\s,@<>|]{1,60})(?:\\s|,|$)\\s*");
  private static final Pattern MANAGERS =
      Pattern.compile("managers(?:\\s|,|$)\\s*", Pattern.CASE_INSENSITIVE);

  private Permission() {}

  /** Parses the permission; empty if it is invalid. */
  public static Optional<WhoMayChange> read(String typed, PlatformCapabilities can) {
    String text = typed.strip();
    if (text.toLowerCase(Locale.ROOT).matches("@?everyone")) {
      return Optional.of(WhoMayChange.EVERYONE);
    }
    List<Named> named = new ArrayList<>();
    while (!text.isEmpty()) {
      Matcher managers = MANAGERS.matcher(text);
      Matcher one = (can.mentions() ? MENTION : NAME).matcher(text);
      if (managers.lookingAt()) {
        text = text.substring(managers.end());
      } else if (one.lookingAt() && named.size() < WhoMayChange.MOST_NAMED) {
        Named found = named(one, can);
        if (named.stream().noneMatch(known -> isSame(known, found))) {
          named.add(found);
        }
        text = text.substring(one.end());
      } else {
        return Optional.empty();
      }
    }
    return typed.isBlank() ? Optional.empty() : Optional.of(new WhoMayChange(false, named));
  }

  private static boolean isSame(Named one, Named other) {
    return one.role() == other.role() && one.id().equals(other.id());
  }

  private static Named named(Matcher mention, PlatformCapabilities can) {
    if (!can.mentions()) {
      return new Named(false, mention.group(1), mention.group(1));
    }
    String id = mention.group(2);
    String label = mention.group(3) == null ? "" : mention.group(3).strip();
    String name = label.startsWith("@") ? label.substring(1) : label;
    boolean role = "&".equals(mention.group(1));
    return new Named(role, id, name.isBlank() ? id : Wording.shorten(name, LONGEST_NAME));
  }

  /** Returns a text that {@link #read} parses to the same permission. */
  static String typed(WhoMayChange who, PlatformCapabilities can) {
    if (who.everyone()) {
      return "everyone";
    }
    return who.named().isEmpty()
        ? "managers"
        : who.named().stream()
            .map(one -> can.mentions() ? mention(one) : "@" + one.id())
            .collect(Collectors.joining(" "));
  }

  private static String mention(Named one) {
    return (one.role() ? "<@&" : "<@") + one.id() + "|" + one.name() + ">";
  }

  /**
   * Returns the permission in words: {@code everyone}, {@code only managers}, {@code only
   * managers, @Curators and @Ann}.
   */
  static String words(WhoMayChange who) {
    return who.everyone() ? "everyone" : "only " + listed("managers", who);
  }

  /** Returns the reply to somebody without permission. */
  public static Reply refusal(WhoMayChange who) {
    return Reply.quietly(
        "In this channel "
            + (who.named().isEmpty()
                ? "only people who manage it may do that; they can open it to all with `/papers"
                    + " settings who everyone`."
                : "only " + listed("people who manage it", who) + " may do that.")
            + " Everyone can use `search`, `preview` and `list`.");
  }

  private static String listed(String managers, WhoMayChange who) {
    List<String> names = new ArrayList<>();
    names.add(managers);
    who.named().forEach(one -> names.add("@" + Wording.inert(one.name())));
    int last = names.size() - 1;
    return last == 0
        ? managers
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
