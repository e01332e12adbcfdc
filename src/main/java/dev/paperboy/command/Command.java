package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import java.util.List;
import java.util.Map;

/** One of the {@code /papers} commands. Safe for use by several threads. */
public interface Command {

  /** The word that calls it. */
  String name();

  /** How it is typed: {@code subscribe QUERY [instant|daily|weekly]}. */
  String usage();

  /** What it does, in a few words. */
  String purpose();

  /** What can be filled in, the required ones first. */
  default List<Field> fields() {
    return List.of();
  }

  /** Whether it changes what the channel gets, so that the channel may reserve it to managers. */
  default boolean changes() {
    return false;
  }

  /** Whether it does so when it is called like this, rather than show the current state. */
  default boolean changes(Call call) {
    return changes();
  }

  /**
   * Reads what was typed into the fields; by default all of it is the first.
   *
   * @param typed what follows the command's name, stripped
   */
  default Map<String, String> read(String typed) {
    return typed.isEmpty() || fields().isEmpty() ? Map.of() : Map.of(fields().get(0).name(), typed);
  }

  /** Does it. */
  Reply run(Call call);

  /** The command as a form. */
  default CommandForm form() {
    return new CommandForm(name(), purpose(), changes(), fields());
  }

  /**
   * A command that was given, typed or filled in.
   *
   * @param request as it came
   * @param channel where
   * @param fields what was filled in, by name; stripped and not empty
   */
  public record Call(Request request, Channel channel, Map<String, String> fields) {

    /** Who gave it. */
    public Actor by() {
      return new Actor(request.user().name(), request.user().id());
    }

    /** The value of a field; empty where it was left out. */
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
