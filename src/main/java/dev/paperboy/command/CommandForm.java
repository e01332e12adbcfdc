package dev.paperboy.command;

import java.util.List;

/**
 * A command as a form to fill in, for platforms that have fields.
 *
 * @param name the word that calls it
 * @param purpose what it does, in at most 100 characters
 * @param changes whether it changes what a channel gets
 * @param fields what can be filled in, the required ones first
 */
public record CommandForm(String name, String purpose, boolean changes, List<Field> fields) {

  /** Copies the fields. */
  public CommandForm {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param name lower-case letters, at most 32
   * @param purpose what goes there, in at most 100 characters
   * @param kind what goes there, for its rendering and its completion
   * @param required whether the command makes no sense without it
   * @param choices the values there are; empty for any
   * @param open whether others than the choices are taken, too
   */
  public record Field(
      String name,
      String purpose,
      Kind kind,
      boolean required,
      List<String> choices,
      boolean open) {

    /** Copies the choices. */
    public Field {
      choices = List.copyOf(choices);
    }

    /** A field for which there is nothing but the choices. */
    public Field(String name, String purpose, Kind kind, boolean required, List<String> choices) {
      this(name, purpose, kind, required, choices, false);
    }

    /** A field without which the command makes no sense. */
    public static Field required(String name, Kind kind, String purpose) {
      return new Field(name, purpose, kind, true, List.of());
    }

    /** A field that can be left out. */
    public static Field optional(String name, Kind kind, String purpose) {
      return new Field(name, purpose, kind, false, List.of());
    }

    /** A field of these values alone, which can be left out. */
    public static Field choice(String name, String purpose, List<String> choices) {
      return new Field(name, purpose, Kind.TEXT, false, choices);
    }

    /** A field for which there are these values, and others; it can be left out. */
    public static Field open(String name, String purpose, List<String> choices) {
      return new Field(name, purpose, Kind.TEXT, false, choices, true);
    }
  }

  /** What goes into a field. */
  public enum Kind {
    /** A query; can be completed. */
    QUERY,
    /** An id, an address or words of a title; can be completed. */
    PAPER,
    /** The number of a subscription of this channel; can be completed. */
    SUBSCRIPTION,
    /** The number of a mute of this channel; can be completed. */
    MUTE,
    /** A whole number. */
    NUMBER,
    /** Some text. */
    TEXT,
    /** The text of a file. */
    FILE
  }
}
