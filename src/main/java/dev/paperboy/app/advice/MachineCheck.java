package dev.paperboy.app.advice;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.files.FileErrorText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Checks what the machine offers: files, memory, space, time zones. */
public final class MachineCheck {
  private static final long MEGABYTE = 1 << 20;

  /** Every connection is a file, and the search index has some hundred. */
  private static final long FEWEST_FILES = 4096;

  private static final long LEAST_SPACE = 200 * MEGABYTE;
  private static final long LITTLE_SPACE = 1024 * MEGABYTE;

  /** A country that changes its rules rarely announces it earlier. */
  private static final int OLD_YEARS = 2;

  private MachineCheck() {}

  /**
   * Checks how many files the process may open.
   *
   * @param limit the limit of this process; negative if it is unknown
   */
  public static List<CheckFinding> files(long limit) {
    if (limit < 0) {
      return List.of();
    }
    return List.of(
        limit < FEWEST_FILES
            ? CheckFinding.note(
                "the program may open only " + limit + " files and connections at a time",
                "raise the limit: LimitNOFILE=65536 in the systemd unit, or `ulimit -n 65536`")
            : new CheckFinding(true, "the program may open " + limit + " files at a time"));
  }

  /**
   * Checks whether the memory suffices for the heap.
   *
   * @param memory of the machine or container, in bytes
   * @param heap the largest heap, in bytes
   */
  public static List<CheckFinding> memory(long memory, long heap) {
    String both =
        "the heap may grow to " + megabytes(heap) + ", of " + megabytes(memory) + " of memory";
    return List.of(
        heap > memory * 3 / 4
            ? CheckFinding.note(
                both + "; the system may end the program when it needs more",
                "give the machine or container more memory, or lower -Xmx in PAPERBOY_JAVA_OPTS")
            : new CheckFinding(true, both));
  }

  /**
   * Checks the free space where a file or folder is, or will be.
   *
   * @param what is in it: {@code database}
   * @param size how much of it there is, in bytes; a backup or a new index needs as much again
   */
  public static CheckFinding space(String what, Path place, long size) {
    Path existing = place.toAbsolutePath();
    while (!Files.isDirectory(existing)) {
      Path above = existing.getParent();
      if (above == null) {
        return CheckFinding.note("there is no folder for the " + what);
      }
      existing = above;
    }
    try {
      return space(what, existing, size, Files.getFileStore(existing).getUsableSpace());
    } catch (IOException failure) {
      return CheckFinding.note(
          "the free space of "
              + existing
              + ", for the "
              + what
              + ", cannot be read: "
              + FileErrorText.of(failure));
    }
  }

  /** Judges the free space, in bytes. */
  static CheckFinding space(String what, Path folder, long size, long free) {
    String text = megabytes(free) + " are free in " + folder + ", for the " + what;
    String advice = "free some space, or move the folder to a larger disk";
    if (free < LEAST_SPACE) {
      return CheckFinding.problem(text + "; soon nothing can be saved", advice);
    }
    return free < Math.max(LITTLE_SPACE, size)
        ? CheckFinding.note(text + ", which has " + megabytes(size), advice)
        : new CheckFinding(true, text);
  }

  /**
   * Checks the age of the time zone data.
   *
   * @param version its version: {@code 2026a}
   */
  public static CheckFinding zones(String version, Instant now) {
    int year = version.matches("\\d{4}[a-z]*") ? Integer.parseInt(version.substring(0, 4)) : 0;
    String text = "time zone data " + version;
    return now.atOffset(ZoneOffset.UTC).getYear() - year > OLD_YEARS
        ? CheckFinding.note(
            text + " is old: where the rules have changed, digests come at the wrong hour",
            "update Java")
        : new CheckFinding(true, text);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes / MEGABYTE);
  }
}
