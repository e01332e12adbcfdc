package dev.paperboy.command.email;

import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.cadence.SubscriptionParser;
import dev.paperboy.subscription.ChannelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code email}: sends digests to a mailbox, once its owner has confirmed. */
public final class EmailCommand implements Command {
  private static final String ADDRESS = "address";
  private static final String QUERY = "query";

  private final MailSignUps signUps;

  /** Creates a command that signs up here. */
  public EmailCommand(MailSignUps signUps) {
    this.signUps = signUps;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public String usage() {
    return "email ADDRESS [QUERY] [daily|weekly] [on friday] [at 09:00]";
  }

  @Override
  public String purpose() {
    return "send papers to a mailbox: those that match, or what is trending";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required(ADDRESS, Kind.TEXT, "the mail address, such as ann@example.org"),
        Field.optional(QUERY, Kind.QUERY, "what to look for; what is trending by default"),
        Field.choice("cadence", "how often; daily by default", List.of("daily", "weekly")),
        Field.choice("on", "the day of a weekly mail", SubscriptionParser.DAYS),
        Field.optional("at", Kind.TEXT, "the time of day, such as 09:00"));
  }

  @Override
  public Map<String, String> read(String typed) {
    String[] parts = typed.split("\\s+", 2);
    return parts.length > 1 ? Map.of(ADDRESS, parts[0], QUERY, parts[1]) : Map.of(ADDRESS, typed);
  }

  @Override
  public Reply run(Call call) {
    Map<String, String> fields = new HashMap<>(SubscriptionParser.withoutManner(call.field(QUERY)));
    call.fields().forEach(fields::putIfAbsent);
    ChannelId channel = call.channel().id();
    Optional<String> mistake =
        signUps.take(
            channel.platform() + " " + channel.tenant() + " " + call.request().user().id(),
            call.field(ADDRESS),
            fields,
            call.channel().rules().zone());
    return Reply.quietly(
        mistake.orElse(
            "A mail with a link is on its way to that address; no papers are sent before the link"
                + " is opened and confirmed. If nothing comes, look among spam, or try again"
                + " tomorrow: an address gets one such mail a day."));
  }
}
