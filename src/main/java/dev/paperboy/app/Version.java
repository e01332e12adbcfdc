package dev.paperboy.app;

/** Which Paperboy this is. */
final class Version {
  private static final String HOME = "https://paperboy.dev";

  private Version() {}

  /** The version of the jar; {@code development} outside of one. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Where the servers that are asked can complain: to the operator, else to us. */
  static String contact(String operator) {
    return operator.isEmpty() ? HOME : operator;
  }
}
