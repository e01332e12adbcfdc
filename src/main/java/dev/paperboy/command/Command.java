package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import java.util.List;
import java.util.Map;

/** One of the {@code /papers} commands. Thread-safe. */
public interface Command {

  /** Returns the name of the command. */
  String name();

  /** Returns the syntax: {@code subscribe QUERY [instant|daily|weekly]}. */
  String usage();

  /** Returns a short description. */
  String purpose();

  /** Returns the fields of the command, the required ones first. */
  default List<Field> fields() {
    return List.of();
  }

  /**
   * Returns whether the command changes what the channel receives, so that the channel may restrict
   * it to managers.
   */
  default boolean changes() {
    return false;
  }

  /** Returns whether this call changes anything, rather than showing the current state. */
  default boolean changes(Call call) {
    return changes();
  }

  /**
   * Parses typed text into the fields; by default, all of it is the first field.
   *
   * @param typed the text after the command's name, stripped
   */
  default Map<String, String> read(String typed) {
    return typed.isEmpty() || fields().isEmpty() ? Map.of() : Map.of(fields().get(0).name(), typed);
  }

  /** Runs the command. */
  Reply run(Call call);

  /**
   * Returns whether it is offered as a form. Discord takes 25 forms, so a command to which buttons
   * on every card lead needs none.
   */
  default boolean hasForm() {
    return true;
  }

  /** Returns the command as a form. */
  default CommandForm form() {
    return new CommandForm(name(), purpose(), changes(), fields());
  }

  /**
   * A call of a command, typed or filled in.
   *
   * @param request the original request
   * @param channel the channel
   * @param fields the values, by field name; stripped and not empty
   */
  public record Call(Request request, Channel channel, Map<String, String> fields) {

    /** Returns the person who called it. */
    public Actor by() {
      return new Actor(request.user().name(), request.user().id());
    }

    /** Returns the value of a field; empty if it was left out. */
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
