package dev.paperboy.app;

import dev.paperboy.feed.fetch.FetchLimits;

/** The version of the program. */
final class Version {
  private static final String HOME = "https://paperboy.dev";

  private Version() {}

  /** Returns the version of the jar; {@code development} outside of one. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns how the program names itself to the servers of an operator. */
  static String userAgent(String operator) {
    return FetchLimits.standard(number(), contact(operator)).userAgent();
  }

  /** Returns the contact for operators of contacted servers: the operator, or else the project. */
  static String contact(String operator) {
    return operator.isEmpty() ? HOME : operator;
  }
}
