package dev.paperboy.command;

import dev.paperboy.subscription.ChannelId;
import java.util.Map;
import java.util.Set;

/**
 * A {@code /papers} command, as typed or as filled in.
 *
 * @param channel the channel, which also determines the tenant
 * @param channelName display name of the channel
 * @param user the caller
 * @param text the command without {@code /papers}: {@code subscribe diffusion daily}; only its name
 *     if there are fields
 * @param fields the values by field name: {@code query}, {@code cadence}; empty if everything is in
 *     the text. The names are those of {@link CommandForm}
 */
public record Request(
    ChannelId channel, String channelName, User user, String text, Map<String, String> fields) {

  /** Copies the fields. */
  public Request {
    fields = Map.copyOf(fields);
  }

  /** Creates a command that was typed as one text. */
  public Request(ChannelId channel, String channelName, User user, String text) {
    this(channel, channelName, user, text, Map.of());
  }

  /**
   * A person.
   *
   * @param id the platform's id
   * @param name display name
   * @param manager whether the platform lets them manage the channel
   * @param roles ids of their roles on the platform; empty if it has none
   */
  public record User(String id, String name, boolean manager, Set<String> roles) {

    /** Copies the roles. */
    public User {
      roles = Set.copyOf(roles);
    }

    /** Creates a person without roles. */
    public User(String id, String name, boolean manager) {
      this(id, name, manager, Set.of());
    }
  }
}
