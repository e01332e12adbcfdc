package dev.paperboy.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words; the library often gives its name only. */
public final class FileTrouble {
  private FileTrouble() {}

  /** Why this cannot be the name of a file, to follow a colon. */
  public static String of(InvalidPathException name) {
    // A locale of ASCII alone: the launcher prevents it, Java started by hand does not.
    boolean unmappable = name.getReason().contains("unmappable");
    return unmappable
        ? "this locale lacks some of its characters; start with LC_ALL=C.UTF-8"
        : name.getReason();
  }

  /** The reason, to follow a colon. */
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
