package dev.paperboy.app;

/** The version of the program. */
final class Version {
  private static final String HOME = "https://paperboy.dev";

  private Version() {}

  /** Returns the version of the jar; {@code development} outside of one. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the contact for operators of contacted servers: the operator, or else the project. */
  static String contact(String operator) {
    return operator.isEmpty() ? HOME : operator;
  }
}
