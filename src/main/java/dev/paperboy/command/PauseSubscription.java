package dev.paperboy.command;

import dev.paperboy.store.Database;
import dev.paperboy.store.SubscriptionStore;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code pause}: let a subscription rest, for a time or until it is resumed. */
final class PauseSubscription implements Command {
  private static final int LATEST_YEAR = 9999;

  private final Database database;
  private final InstantSource clock;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final Numbered numbered = new Numbered();

  PauseSubscription(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "pause";
  }

  @Override
  public String usage() {
    return "pause ID|all [until 2026-12-24 | for 3d]";
  }

  @Override
  public String purpose() {
    return "let a subscription rest";
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Reply run(Call call) {
    String[] parts = call.arguments().split("\\s+", 2);
    ZoneId zone = call.channel().rules().zone();
    Optional<Instant> until = Optional.empty();
    if (parts.length > 1) {
      until = until(parts[1].toLowerCase(Locale.ROOT), zone);
      if (until.isEmpty() || !until.get().isAfter(clock.instant())) {
        return Reply.quietly(
            "Until when? Write a day to come, `until 2026-12-24`, or a span, `for 3d`.");
      }
    }
    Pause pause = new Pause("paused by " + call.request().user().name(), until.orElse(null));
    List<Subscription> paused =
        database.write(
            transaction -> {
              List<Subscription> chosen =
                  parts[0].equalsIgnoreCase("all")
                      ? subscriptions.of(transaction, call.channel().key())
                      : numbered.find(transaction, call, parts[0]).stream().toList();
              chosen.forEach(one -> subscriptions.pause(transaction, one.key(), pause));
              return chosen;
            });
    if (paused.isEmpty()) {
      return Numbered.none(parts[0]);
    }
    String which =
        paused.size() == 1
            ? "#" + paused.get(0).number()
            : "All " + Wording.count(paused.size(), "subscription");
    return Reply.openly(
        which
            + (paused.size() == 1 ? " rests" : " rest")
            + until.map(at -> " until " + Wording.moment(at, zone)).orElse("")
            + ". Papers of that time are not posted later; "
            + Wording.typed("/papers resume " + parts[0])
            + " ends it.");
  }

  private Optional<Instant> until(String typed, ZoneId zone) {
    String text = typed.replaceFirst("^(until|for)\\s+", "").strip();
    try {
      if (text.matches("\\d{1,3}\\s*[hdw](ours?|ays?|eeks?)?")) {
        long number = Long.parseLong(text.replaceAll("\\D.*", ""));
        Duration unit =
            switch (text.replaceAll("[\\d\\s]", "").charAt(0)) {
              case 'h' -> Duration.ofHours(1);
              case 'w' -> Duration.ofDays(7);
              default -> Duration.ofDays(1);
            };
        return Optional.of(clock.instant().plus(unit.multipliedBy(number)));
      }
      LocalDate day = LocalDate.parse(text);
      return day.getYear() > LATEST_YEAR
          ? Optional.empty()
          : Optional.of(day.atStartOfDay(zone).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
