package dev.paperboy.store;

import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lock for running on an SQLite file: a file lock beside it, which the operating system
 * releases when the process ends. The lock file itself remains, and names the owner of the lock.
 *
 * <p>It is beside the target of symbolic links. A database file with a second name in another
 * folder, a hard link or a bind mount of the single file, is rejected: SQLite keeps its journal
 * beside the name, so two programs would corrupt the database without seeing each other's lock.
 */
final class FileRunLock implements RunLock {
  private static final int LONGEST_HOLDER = 500;
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

  private final FileChannel channel;

  private FileRunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires the lock.
   *
   * @param file the database, which exists
   * @throws StoreException if another process holds the lock, or the file has another name
   */
  static FileRunLock take(Path file) {
    try {
      Path real = file.toRealPath();
      refuseOtherNames(real);
      Path lockFile = real.resolveSibling(real.getFileName() + ".lock");
      PrivateFiles.createIfAbsent(lockFile);
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return taken(channel, real);
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "The database " + file + " could not be locked: " + FileErrorText.of(failure) + ".",
          failure);
    }
  }

  /**
   * Returns which process holds the lock; empty if none does or it cannot be read.
   *
   * @param file the database
   */
  static Optional<String> holder(Path file) {
    try {
      Path real = file.toRealPath();
      Path lockFile = real.resolveSibling(real.getFileName() + ".lock");
      if (!Files.isWritable(lockFile)) {
        return Optional.empty();
      }
      try (FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return lock(channel) == null ? Optional.of(holder(channel)) : Optional.empty();
      }
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private static FileRunLock taken(FileChannel channel, Path file) throws IOException {
    if (lock(channel) == null) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database "
              + file
              + " is in use by another Paperboy that is running ("
              + holder(channel)
              + "). Stop it first, or name another one in `database`.",
          null);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(ProcessName.own().getBytes(StandardCharsets.UTF_8)), 0);
    return new FileRunLock(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  private static void refuseOtherNames(Path file) throws IOException {
    boolean linked =
        FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
            && (int) Files.getAttribute(file, "unix:nlink") > 1;
    if (linked || isMountPoint(file)) {
      throw new StoreException(
          StoreException.Kind.UNUSABLE,
          "The database file "
              + file
              + (linked ? " has a second name, a hard link" : " is mounted by itself")
              + ". SQLite keeps a journal beside the name, and two names would destroy the"
              + " database. "
              + (linked ? "Remove the other name, or copy the file." : "Mount its folder."),
          null);
    }
  }

  private static boolean isMountPoint(Path file) throws IOException {
    if (!Files.isReadable(MOUNTS)) {
      return false;
    }
    // The fifth field, in which a space is written as an octal number.
    String name = file.toString().replace(" ", "\\040");
    try (Stream<String> mounts = Files.lines(MOUNTS, StandardCharsets.ISO_8859_1)) {
      String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return mounts.anyMatch(mount -> mount.split(" ", 6)[4].equals(bytes));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Kind.UNREACHABLE,
          "The lock of the database could not be released.",
          failure);
    }
  }
}
