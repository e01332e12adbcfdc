package dev.paperboy.command.setting;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code settings}: shows and changes the settings of the channel. */
public final class SettingsCommand implements Command {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,2}(?::\\d{2})?)\\s*(?:-|–|to|until)\\s*(\\d{1,2}(?::\\d{2})?)");

  /** {@code on}, {@code on 5 a week}, {@code about 5 a week}, {@code 5}. */
  private static final Pattern TASTE =
      Pattern.compile(
          "on(?: (?:about )?(\\d{1,5})(?: a week)?)?|(?:about )?(\\d{1,5})(?: a week)?",
          Pattern.CASE_INSENSITIVE);

  /** A mention, or the start of the next setting; names in mentions are not settings. */
  private static final Pattern NEXT =
      Pattern.compile(
          "<[^<>]*>|[,;]?(?<!\\s)\\s+(zone|timezone|quiet|cap|daily|who|crosspost|taste)(?=\\s)",
          Pattern.CASE_INSENSITIVE);

  /** The reply to somebody who may change a channel, but not who else may. */
  public static final String MANAGERS_DECIDE =
      "Only people who manage this channel can change who may change it.";

  private static final ChannelChanges CHANGES = new ChannelChanges();
  private static final Rescheduling RESCHEDULE = new Rescheduling();

  private final Database database;
  private final PlatformDirectory platforms;
  private final InstantSource clock;

  public SettingsCommand(Database database, PlatformDirectory platforms, InstantSource clock) {
    this.database = database;
    this.platforms = platforms;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public String usage() {
    return "settings [zone Europe/Paris | quiet 22:00-07:00 | quiet off | cap 20 | daily 60"
        + " | who everyone|managers|@ann | taste on 10 a week | crosspost on]";
  }

  @Override
  public String purpose() {
    return "time zone, quiet hours, caps, who may change, taste";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional("zone", Kind.TEXT, "the time zone, such as Europe/Paris"),
        Field.optional("quiet", Kind.TEXT, "when nothing is posted, such as 22:00-07:00, or off"),
        Field.optional("cap", Kind.NUMBER, "how many papers each poll of a feed may post at once"),
        Field.optional("daily", Kind.NUMBER, "how many papers may be posted at once in a day"),
        Field.open(
            "who",
            "who may change subscriptions; also @people and @roles",
            List.of("everyone", "managers")),
        Field.open(
            "taste",
            "whether only papers that fit the votes are posted at once, and how many a week",
            List.of("on 5 a week", "on 10 a week", "on 20 a week", "off")),
        Field.choice(
            "crosspost",
            "whether channels that follow this announcement channel get posts too",
            List.of("on", "off")));
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String setting : settings(typed)) {
      String[] parts = setting.split("\\s+", 2);
      String name = parts[0].toLowerCase(Locale.ROOT);
      fields.put(name.equals("timezone") ? "zone" : name, parts.length > 1 ? parts[1] : "");
    }
    return fields;
  }

  private static List<String> settings(String typed) {
    List<String> settings = new ArrayList<>();
    int start = 0;
    Matcher next = NEXT.matcher(typed);
    while (next.find()) {
      if (next.group(1) != null) {
        settings.add(typed.substring(start, next.start()));
        start = next.start(1);
      }
    }
    settings.add(typed.substring(start));
    return typed.isEmpty() ? List.of() : settings;
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
    PlatformCapabilities can = platforms.of(channel.id());
    if (call.fields().isEmpty()) {
      return Reply.quietly(
          describe(can, channel.rules())
              + "\nChange one, or several at once: "
              + Wording.typed("/papers " + usage()));
    }
    if (call.fields().containsKey("crosspost") && !can.crossPosting()) {
      return Reply.quietly("There are no announcement channels here that others could follow.");
    }
    Rules rules = channel.rules();
    List<String> mistakes = new ArrayList<>();
    // By name: if two caps conflict, the daily one wins.
    for (Map.Entry<String, String> field : new TreeMap<>(call.fields()).entrySet()) {
      Optional<Rules> changed = change(can, rules, field.getKey(), field.getValue());
      if (changed.isEmpty()) {
        mistakes.add(SettingMistake.of(can, field.getKey(), field.getValue()));
      }
      rules = changed.orElse(rules);
    }
    if (!mistakes.isEmpty()) {
      mistakes.add("Nothing was changed.");
      return Reply.quietly(String.join("\n", mistakes));
    }
    return change(call, can, rules);
  }

  private Reply change(Call call, PlatformCapabilities can, Rules rules) {
    Channel channel = call.channel();
    if (!rules.whoMayChange().equals(channel.rules().whoMayChange())
        && !call.request().user().manager()) {
      return Reply.quietly(MANAGERS_DECIDE);
    }
    database.change(
        transaction -> change(transaction, channel, can, rules, call.by(), clock.instant()));
    return Reply.openly(describe(can, rules));
  }

  /** Changes settings of a channel, and records who did. */
  public static void change(
      Transaction transaction,
      Channel channel,
      PlatformCapabilities can,
      Rules rules,
      Actor by,
      Instant now) {
    Map<String, String> was = written(can, channel.rules());
    Map<String, String> became = written(can, rules);
    CHANGES.change(transaction, channel, rules, by, was, became, now);
    RESCHEDULE.changed(transaction, channel, rules, now);
  }

  /**
   * Returns rules as typed values by the name of the setting, so that {@link #change} parses them.
   */
  public static Map<String, String> written(PlatformCapabilities can, Rules rules) {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("zone", rules.zone().getId());
    written.put(
        "quiet", rules.quietHours().map(hours -> hours.from() + "-" + hours.until()).orElse("off"));
    written.put("cap", String.valueOf(rules.cap()));
    written.put("daily", String.valueOf(rules.daily()));
    written.put("who", Permission.typed(rules.whoMayChange(), can));
    if (can.crossPosting() || rules.crosspost()) {
      written.put("crosspost", rules.crosspost() ? "on" : "off");
    }
    if (rules.taste() > 0) {
      written.put("taste", "on " + rules.taste() + " a week");
    }
    return written;
  }

  /** Returns these rules with one setting changed; empty if the setting or its value is invalid. */
  public static Optional<Rules> change(
      PlatformCapabilities can, Rules rules, String name, String value) {
    return switch (name) {
      case "zone" -> zone(rules, value);
      case "quiet" -> quiet(rules, value);
      case "cap" -> cap(value, rules::withCap);
      case "daily" -> cap(value, rules::withDaily);
      case "who" -> Permission.read(value, can).map(rules::withWhoMayChange);
      case "taste" -> taste(rules, value);
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
    if (value.equalsIgnoreCase("off") || value.equalsIgnoreCase("none")) {
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
    String full = text.contains(":") ? text : text + ":00";
    return LocalTime.parse(full.length() == 4 ? "0" + full : full);
  }

  private static Optional<Rules> cap(String value, IntFunction<Rules> change) {
    if (!value.matches("\\d{1,6}")) {
      return Optional.empty();
    }
    int cap = Integer.parseInt(value);
    return cap >= 1 && cap <= Rules.HIGHEST_CAP ? Optional.of(change.apply(cap)) : Optional.empty();
  }

  private static Optional<Rules> taste(Rules rules, String value) {
    Matcher rate = TASTE.matcher(value);
    if (!rate.matches()) {
      return value.equalsIgnoreCase("off") || value.equalsIgnoreCase("none")
          ? Optional.of(rules.withTaste(0))
          : Optional.empty();
    }
    String number = rate.group(1) == null ? rate.group(2) : rate.group(1);
    int papers = number == null ? Rules.DEFAULT_TASTE : Integer.parseInt(number);
    return papers >= 1 && papers <= Rules.HIGHEST_CAP
        ? Optional.of(rules.withTaste(papers))
        : Optional.empty();
  }

  private static Optional<Rules> crosspost(Rules rules, String value) {
    return switch (value) {
      case "on" -> Optional.of(rules.withCrosspost(true));
      case "off" -> Optional.of(rules.withCrosspost(false));
      default -> Optional.empty();
    };
  }

  /** Returns whether a restriction is set that does not restrict anybody. */
  private static boolean isOpen(PlatformCapabilities can, Rules rules) {
    return !can.managers() && !rules.whoMayChange().everyone();
  }

  private static String describe(PlatformCapabilities can, Rules rules) {
    String quiet =
        rules.quietHours().map(hours -> hours.from() + "-" + hours.until()).orElse("none");
    String followers =
        rules.crosspost()
            ? " Posts also go to the channels that follow this one."
            : " Channels that follow this one do not get its posts.";
    return "Time zone "
        + rules.zone().getId()
        + "; quiet hours "
        + quiet
        + "; at most "
        + Wording.count(rules.cap(), "paper")
        + " per poll and "
        + rules.daily()
        + " a day; "
        + Permission.words(rules.whoMayChange())
        + " may change subscriptions."
        + (isOpen(can, rules) ? " Here everybody counts as a manager." : "")
        + (rules.taste() > 0 ? taste(rules) : "")
        + (can.crossPosting() ? followers : "");
  }

  private static String taste(Rules rules) {
    return " About "
        + Wording.count(rules.taste(), "paper")
        + " a week that fit the votes best are posted at once, the others in a digest (taste on).";
  }
}
