package dev.paperboy.picture;

/** Thrown for a file that is no picture, or none that is decoded here. */
final class UnusablePictureException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param reason continues "the picture": {@code is cut off}
   */
  UnusablePictureException(String reason) {
    super(reason);
  }
}
