package dev.paperboy.command.setting;

import dev.paperboy.command.Wording;
import dev.paperboy.store.channel.HistoryStore.Entry;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.WrittenSubscription;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Formats a change as a line: when, what, by whom, and the difference. */
final class ChangeText {
  private static final int LONGEST_VALUE = 120;

  private ChangeText() {}

  static String line(Entry entry, Channel channel) {
    ZoneId zone = channel.rules().zone();
    String occasion = entry.by().occasion();
    return Wording.moment(entry.at(), zone)
        + " · "
        + what(entry, Wording.inert(entry.by().name()), zone)
        + (occasion.isEmpty() ? "" : " (" + Wording.inert(occasion) + ")");
  }

  private static String what(Entry entry, String by, ZoneId zone) {
    return switch (entry.what()) {
      case SUBSCRIBED -> subject(entry) + " subscribed by " + by + how(entry.became(), zone);
      case CHANGED -> subject(entry) + " changed by " + by + ": " + differences(entry, zone);
      case PAUSED -> subject(entry) + " paused by " + by + pause(entry, zone);
      case RESUMED -> subject(entry) + " resumed by " + by;
      case REMOVED -> subject(entry) + " removed by " + by;
      case DECLARED -> subject(entry) + " declared in " + by;
      case RELEASED -> subject(entry) + " no longer declared in " + by;
      case MUTED -> mute(entry) + " muted by " + by + until(entry.became(), zone);
      case MUTE_CHANGED -> mute(entry) + " changed by " + by + ": " + differences(entry, zone);
      case UNMUTED -> mute(entry) + " unmuted by " + by;
      case TASTE_FORGOTTEN -> "What was learned from votes forgotten by " + by;
      case FEED_ADDRESS -> "New feed address by " + by;
      case SETTINGS -> "Settings changed by " + by + ": " + differences(entry, zone);
    };
  }

  private static String subject(Entry entry) {
    return "#" + entry.number() + " " + typed(either(entry).getOrDefault("query", ""));
  }

  private static String mute(Entry entry) {
    return typed(either(entry).getOrDefault("mute", "")) + " (mute #" + entry.number() + ")";
  }

  private static Map<String, String> either(Entry entry) {
    return entry.became().isEmpty() ? entry.was() : entry.became();
  }

  private static String how(Map<String, String> became, ZoneId zone) {
    List<String> parts = new ArrayList<>();
    became.forEach(
        (key, value) -> {
          if (!key.equals("query") && !(key.equals("cadence") && value.equals("instant"))) {
            parts.add(key + " " + value(key, value, zone));
          }
        });
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  /** Returns the end, and the reason unless it is only that somebody paused it. */
  private static String pause(Entry entry, ZoneId zone) {
    String reason = entry.became().getOrDefault("paused", "");
    boolean informative = !reason.equals(Pause.by(entry.by().name()));
    return until(entry.became(), zone) + (informative ? ": " + Wording.inert(reason) : "");
  }

  private static String until(Map<String, String> became, ZoneId zone) {
    String until = became.getOrDefault("until", "");
    return until.isEmpty() ? "" : " until " + value("until", until, zone);
  }

  /** Returns {@code cap 10 → 20, quiet off → 22:00-07:00}. */
  private static String differences(Entry entry, ZoneId zone) {
    Set<String> keys = new LinkedHashSet<>(entry.was().keySet());
    keys.addAll(entry.became().keySet());
    List<String> parts = new ArrayList<>();
    for (String key : keys) {
      String was = entry.was().getOrDefault(key, "");
      String became = entry.became().getOrDefault(key, "");
      if (!was.equals(became)) {
        parts.add(key + " " + value(key, was, zone) + " → " + value(key, became, zone));
      }
    }
    return String.join(", ", parts);
  }

  private static String value(String key, String value, ZoneId zone) {
    if (value.isEmpty()) {
      return key.equals("updates") || key.equals("taste") ? "off" : "none";
    }
    return switch (key) {
      case "until" -> Wording.moment(WrittenSubscription.moment(value), zone);
      case "query", "mute", "instant" -> typed(value);
      case "updates" -> "on";
      case "who" -> Wording.inert(value.replaceAll("<@&?\\w+\\|([^<>]*)>", "@$1"));
      default -> Wording.shorten(Wording.inert(value), LONGEST_VALUE);
    };
  }

  private static String typed(String query) {
    return Wording.typed(Wording.shorten(query, LONGEST_VALUE));
  }
}
