package dev.paperboy.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words; the library often gives its name only. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The reason, to follow a colon. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not do that";
    }
    if (failure instanceof MalformedInputException) {
      return "it is no text in UTF-8";
    }
    if (failure instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
