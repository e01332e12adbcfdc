package dev.paperboy.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words; the library often gives its name only. */
final class FileTrouble {
  private FileTrouble() {}

  static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not do that";
    }
    if (failure instanceof MalformedInputException) {
      return "it is no text in UTF-8";
    }
    return String.valueOf(failure.getMessage());
  }
}
