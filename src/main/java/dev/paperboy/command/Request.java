package dev.paperboy.command;

import dev.paperboy.subscription.ChannelId;
import java.util.Map;
import java.util.Set;

/**
 * One {@code /papers} command, as typed or as filled in.
 *
 * @param channel where it was given; it reads and changes nothing outside its tenant
 * @param channelName what people call the channel
 * @param user who gave it
 * @param text the command without {@code /papers}: {@code subscribe diffusion daily}; only its name
 *     where there are fields
 * @param fields what was filled in, by the name of the field: {@code query}, {@code cadence}; empty
 *     where everything is in the text. The names are those of {@link CommandForm}
 */
public record Request(
    ChannelId channel, String channelName, User user, String text, Map<String, String> fields) {

  /** Copies the fields. */
  public Request {
    fields = Map.copyOf(fields);
  }

  /** A command that was typed as one text. */
  public Request(ChannelId channel, String channelName, User user, String text) {
    this(channel, channelName, user, text, Map.of());
  }

  /**
   * A person.
   *
   * @param id the platform's id
   * @param name what people call them
   * @param manager whether the platform lets them manage the channel
   * @param roles ids of the roles that the platform says they have; empty where it has none
   */
  public record User(String id, String name, boolean manager, Set<String> roles) {

    /** Copies the roles. */
    public User {
      roles = Set.copyOf(roles);
    }

    /** A person without roles. */
    public User(String id, String name, boolean manager) {
      this(id, name, manager, Set.of());
    }
  }
}
