package dev.paperboy.command;

import java.util.List;

/**
 * A command as a form, for platforms with input fields.
 *
 * @param name the name of the command
 * @param purpose a description of at most 100 characters
 * @param changes whether it changes what a channel receives
 * @param fields its fields, the required ones first
 */
public record CommandForm(String name, String purpose, boolean changes, List<Field> fields) {

  /** Copies the fields. */
  public CommandForm {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param name lower-case letters, at most 32
   * @param purpose a description of at most 100 characters
   * @param kind the kind of content, for rendering and completion
   * @param required whether the command needs it
   * @param choices the possible values; empty for any
   * @param open whether values other than the choices are also accepted
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

    /** Creates a field that accepts only its choices. */
    public Field(String name, String purpose, Kind kind, boolean required, List<String> choices) {
      this(name, purpose, kind, required, choices, false);
    }

    /** Returns a required field. */
    public static Field required(String name, Kind kind, String purpose) {
      return new Field(name, purpose, kind, true, List.of());
    }

    /** Returns an optional field. */
    public static Field optional(String name, Kind kind, String purpose) {
      return new Field(name, purpose, kind, false, List.of());
    }

    /** Returns an optional field that accepts only these values. */
    public static Field choice(String name, String purpose, List<String> choices) {
      return new Field(name, purpose, Kind.TEXT, false, choices);
    }

    /** Returns an optional field with suggested values. */
    public static Field open(String name, String purpose, List<String> choices) {
      return new Field(name, purpose, Kind.TEXT, false, choices, true);
    }
  }

  /** The kind of content of a field. */
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
