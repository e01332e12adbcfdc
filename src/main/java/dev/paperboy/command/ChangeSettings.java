package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.store.ChannelStore;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.QuietHours;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code settings}: what the channel allows. */
final class ChangeSettings implements Command {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,2}:\\d{2})\\s*(?:-|–|to|until)\\s*(\\d{1,2}:\\d{2})");

  private final Database database;
  private final InstantSource clock;
  private final ChannelStore channels = new ChannelStore();
  private final Reschedule reschedule = new Reschedule();

  ChangeSettings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public String usage() {
    return "settings [zone Europe/Paris | quiet 22:00-07:00 | quiet off | cap 20 | who managers"
        + " | crosspost on]";
  }

  @Override
  public String purpose() {
    return "time zone, quiet hours, cap, who may change";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional("zone", Kind.TEXT, "the time zone, such as Europe/Paris"),
        Field.optional("quiet", Kind.TEXT, "when nothing is posted, such as 22:00-07:00, or off"),
        Field.optional("cap", Kind.NUMBER, "how many papers a poll of a feed may post at once"),
        Field.choice("who", "who may change subscriptions", List.of("everyone", "managers")),
        Field.choice(
            "crosspost",
            "whether channels that follow this announcement channel get posts too",
            List.of("on", "off")));
  }

  @Override
  public Map<String, String> read(String typed) {
    String[] parts = typed.split("\\s+", 2);
    String name = parts[0].toLowerCase(Locale.ROOT);
    return typed.isEmpty()
        ? Map.of()
        : Map.of(name.equals("timezone") ? "zone" : name, parts.length > 1 ? parts[1] : "");
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean changes(Call call) {
    return !call.fields().isEmpty();
  }

  @Override
  public Reply run(Call call) {
    Channel channel = call.channel();
    if (call.fields().isEmpty()) {
      return Reply.quietly(
          describe(channel, channel.rules())
              + "\nChange one: "
              + Wording.typed("/papers " + usage()));
    }
    if (call.fields().containsKey("crosspost") && !crossposts(channel)) {
      return Reply.quietly("Only announcement channels of Discord have followers to post to.");
    }
    Optional<Rules> changed = Optional.of(channel.rules());
    for (Map.Entry<String, String> field : call.fields().entrySet()) {
      changed = changed.flatMap(rules -> change(rules, field.getKey(), field.getValue()));
    }
    if (changed.isEmpty()) {
      return Reply.quietly(
          "That is no setting, or not a value for it. Write one of: "
              + "`zone Europe/Paris`, `quiet 22:00-07:00`, `quiet off`, `cap 20` (1 to "
              + Rules.HIGHEST_CAP
              + "), `who everyone`, `who managers`"
              + (crossposts(channel) ? ", `crosspost on`, `crosspost off`." : "."));
    }
    Rules rules = changed.get();
    if (rules.whoMayChange() == WhoMayChange.MANAGERS && !call.request().user().manager()) {
      return Reply.quietly("Only somebody who manages this channel can reserve it to managers.");
    }
    database.change(
        transaction -> {
          channels.change(transaction, channel.key(), rules);
          reschedule.changed(transaction, channel, rules, clock.instant());
        });
    return Reply.openly(describe(channel, rules));
  }

  private static boolean crossposts(Channel channel) {
    return channel.id().platform().equals("discord");
  }

  private static Optional<Rules> change(Rules rules, String name, String value) {
    return switch (name) {
      case "zone" -> zone(rules, value);
      case "quiet" -> quiet(rules, value);
      case "cap" -> cap(rules, value);
      case "who" -> who(rules, value.toLowerCase(Locale.ROOT));
      case "crosspost" -> crosspost(rules, value.toLowerCase(Locale.ROOT));
      default -> Optional.empty();
    };
  }

  private static Optional<Rules> zone(Rules rules, String value) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equalsIgnoreCase(value))
        .findFirst()
        .map(id -> rules.withZone(ZoneId.of(id)));
  }

  private static Optional<Rules> quiet(Rules rules, String value) {
    if (value.equalsIgnoreCase("off")) {
      return Optional.of(rules.withQuiet(QuietHours.NONE));
    }
    Matcher span = SPAN.matcher(value);
    if (!span.matches()) {
      return Optional.empty();
    }
    try {
      QuietHours quiet = new QuietHours(time(span.group(1)), time(span.group(2)));
      return quiet.from().equals(quiet.until())
          ? Optional.empty()
          : Optional.of(rules.withQuiet(quiet));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.length() == 4 ? "0" + text : text);
  }

  private static Optional<Rules> cap(Rules rules, String value) {
    if (!value.matches("\\d{1,6}")) {
      return Optional.empty();
    }
    int cap = Integer.parseInt(value);
    return cap >= 1 && cap <= Rules.HIGHEST_CAP
        ? Optional.of(rules.withCap(cap))
        : Optional.empty();
  }

  private static Optional<Rules> who(Rules rules, String value) {
    return switch (value) {
      case "everyone" -> Optional.of(rules.withWhoMayChange(WhoMayChange.EVERYONE));
      case "managers" -> Optional.of(rules.withWhoMayChange(WhoMayChange.MANAGERS));
      default -> Optional.empty();
    };
  }

  private static Optional<Rules> crosspost(Rules rules, String value) {
    return switch (value) {
      case "on" -> Optional.of(rules.withCrosspost(true));
      case "off" -> Optional.of(rules.withCrosspost(false));
      default -> Optional.empty();
    };
  }

  private static String describe(Channel channel, Rules rules) {
    String quiet =
        rules.quietHours().map(hours -> hours.from() + "-" + hours.until()).orElse("none");
    String followers =
        rules.crosspost()
            ? " Posts go to the channels that follow this one, too."
            : " Channels that follow this one do not get its posts.";
    return "Time zone "
        + rules.zone().getId()
        + "; quiet hours "
        + quiet
        + "; at most "
        + Wording.count(rules.cap(), "paper")
        + " a poll; "
        + (rules.whoMayChange() == WhoMayChange.EVERYONE ? "everyone" : "only managers")
        + " may change subscriptions."
        + (crossposts(channel) ? followers : "");
  }
}
