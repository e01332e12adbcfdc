package dev.paperboy.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/**
 * Describes why a file could not be read or written; the exception often contains only its name.
 */
public final class FileErrorText {
  private FileErrorText() {}

  /** Returns why this cannot be the name of a file, to follow a colon. */
  public static String of(InvalidPathException name) {
    // An ASCII-only locale: the launcher prevents it, but Java started by hand does not.
    boolean unmappable = name.getReason().contains("unmappable");
    return unmappable
        ? "this locale lacks some of its characters; start with LC_ALL=C.UTF-8"
        : name.getReason();
  }

  /** Returns the reason, to follow a colon. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not do that";
    }
    if (failure instanceof MalformedInputException) {
      return "it is not UTF-8 text";
    }
    if (failure instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
