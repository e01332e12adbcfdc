package dev.paperboy.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The original command-line arguments. Java decodes them by the locale and loses characters that
 * the locale does not support; services and containers often have only the locale C.
 */
public final class CommandLineArguments {
  private static final Path LINUX = Path.of("/proc/self/cmdline");

  private CommandLineArguments() {}

  /**
   * Returns the arguments as Java decoded them, repaired if the system still has the original
   * bytes.
   */
  public static String[] of(String[] read) {
    if (List.of(read).stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)) {
      return read;
    }
    try {
      return of(read, Files.readAllBytes(LINUX));
    } catch (IOException otherSystem) {
      return read;
    }
  }

  /**
   * The same, from the command line of the process.
   *
   * @param commandLine each part followed by a zero; the arguments are its last parts
   */
  public static String[] of(String[] read, byte[] commandLine) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        parts.add(decoded(ByteBuffer.wrap(commandLine, start, i - start)));
        start = i + 1;
      }
    }
    return parts.size() < read.length
        ? read
        : parts.subList(parts.size() - read.length, parts.size()).toArray(String[]::new);
  }

  /** Decodes UTF-8 if it is valid, otherwise Windows-1252. */
  private static String decoded(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException older) {
      return Charset.forName("windows-1252").decode(bytes).toString();
    }
  }
}
