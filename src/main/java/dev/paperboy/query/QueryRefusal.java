package dev.paperboy.query;

/** Thrown within the parser to report a mistake; never leaves this package. */
final class QueryRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int position;
  private final String suggestion;

  QueryRefusal(String reason, int position, String suggestion) {
    super(reason, null, false, false);
    this.position = position;
    this.suggestion = suggestion;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  int position() {
    return position;
  }

  String suggestion() {
    return suggestion;
  }
}
