package dev.paperboy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders of tests in memory where the system offers that and has room: thousands of small
 * databases and indexes otherwise wait for the disk. Long runs use the disk.
 */
public final class FastTempDirFactory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 4L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return isMemoryOffered()
        ? Files.createTempDirectory(MEMORY, "paperboy")
        : Files.createTempDirectory("paperboy");
  }

  private static boolean isMemoryOffered() throws IOException {
    return !Boolean.getBoolean("paperboy.long")
        && Files.isWritable(MEMORY)
        && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
  }
}
