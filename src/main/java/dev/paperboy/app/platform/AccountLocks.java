package dev.paperboy.app.platform;

import dev.paperboy.app.cli.OperatorException;
import dev.paperboy.app.settings.value.DatabaseAddress;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.PrivateFiles;
import dev.paperboy.files.TemporaryFolder;
import dev.paperboy.store.Database;
import dev.paperboy.store.ProcessName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locks of this process on the accounts that it uses on platforms. On one machine, a user's
 * processes use an account with one database only; on PostgreSQL, several processes may share both.
 * A lock is a file that names its holder, in each folder for temporary files that can be written;
 * the operating system releases it when the process ends. Where there is no such folder, nothing is
 * locked. Thread-safe.
 */
public final class AccountLocks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccountLocks.class);
  private static final Path OWN_PROCESS = Path.of("/proc/self");
  private static final int LONGEST_CONTENT = 2_000;

  /** The places of the two locks, behind the content: of those who use the account. */
  private static final long USE = 1L << 40;

  /** Of those who are changing or reading the other lock. */
  private static final long TURN = USE + 1;

  private final List<FileChannel> locked;

  private AccountLocks(List<FileChannel> locked) {
    this.locked = List.copyOf(locked);
  }

  /**
   * A database that uses accounts.
   *
   * @param name its address, without credentials
   * @param key the same for all processes that run on it; without line breaks
   * @param isShared whether several processes may run on it
   */
  record User(String name, String key, boolean isShared) {

    /** Returns the user that is this open database. */
    static User of(DatabaseAddress address, Database database) {
      Optional<Path> file = address.file();
      if (file.isEmpty()) {
        return new User(address.toString(), "server " + database.mark(), true);
      }
      Path real = real(file.get());
      return new User("jdbc:sqlite:" + real, "file " + real, false);
    }

    private static Path real(Path file) {
      try {
        return file.toRealPath();
      } catch (IOException removed) {
        return file.toAbsolutePath();
      }
    }

    private boolean sharesWith(Content other) {
      return isShared && other.key().equals(key);
    }
  }

  /** The content of a lock file: the process that wrote it, and the key of its database. */
  private record Content(String process, String key) {}

  /**
   * Locks these accounts for a database.
   *
   * @throws OperatorException if an account is in use with another database; the message says where
   */
  public static AccountLocks take(
      List<PlatformAccount> accounts, DatabaseAddress address, Database database) {
    return take(accounts, User.of(address, database), places());
  }

  static AccountLocks take(List<PlatformAccount> accounts, User user, List<Path> places) {
    List<FileChannel> locked = new ArrayList<>();
    try {
      for (PlatformAccount account : accounts) {
        for (Path place : places) {
          lock(account, user, place).ifPresent(locked::add);
        }
      }
      return new AccountLocks(locked);
    } catch (RuntimeException refused) {
      new AccountLocks(locked).close();
      throw refused;
    }
  }

  /** Returns which of these accounts other databases use at present, in words. */
  public static List<String> conflicts(
      List<PlatformAccount> accounts, DatabaseAddress address, Database database) {
    return conflicts(accounts, User.of(address, database), places());
  }

  static List<String> conflicts(List<PlatformAccount> accounts, User user, List<Path> places) {
    List<String> found = new ArrayList<>();
    for (PlatformAccount account : accounts) {
      places.stream()
          .flatMap(place -> holder(account, place).stream())
          .filter(holder -> !holder.key().equals(user.key()))
          .findFirst()
          .ifPresent(holder -> found.add(inUse(account, holder)));
    }
    return found;
  }

  private static List<Path> places() {
    Path working = Path.of("").toAbsolutePath();
    return TemporaryFolder.places().stream()
        .filter(place -> !working.equals(place.getParent()))
        .toList();
  }

  private static Optional<FileChannel> lock(PlatformAccount account, User user, Path place) {
    try {
      FileChannel channel = open(account, place);
      try {
        return Optional.of(locked(channel, account, user));
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException unusable) {
      LOG.atDebug()
          .addKeyValue("folder", place)
          .addKeyValue("reason", FileErrorText.of(unusable))
          .log("accounts cannot be locked in this folder");
      return Optional.empty();
    }
  }

  /** Other processes neither lock nor ask meanwhile, and within this one a lock would overlap. */
  private static FileChannel locked(FileChannel channel, PlatformAccount account, User user)
      throws IOException {
    synchronized (AccountLocks.class) {
      try (FileLock turn = channel.lock(TURN, 1, false)) {
        LOG.atTrace().addKeyValue("valid", turn.isValid()).log("account is being locked");
        FileLock alone = tryLock(channel, false);
        if (alone != null) {
          write(channel, new Content(ProcessName.own() + ", database " + user.name(), user.key()));
          if (user.isShared()) {
            alone.release();
            FileLock unused = tryLock(channel, true);
          }
          return channel;
        }
        Content holder = read(channel);
        if (user.sharesWith(holder)) {
          FileLock unused = tryLock(channel, true);
          return channel;
        }
        throw new OperatorException(
            inUse(account, holder)
                + " Stop it first, or use another bot here: both would reply to each command.");
      }
    }
  }

  private static String inUse(PlatformAccount account, Content holder) {
    return "The account in `"
        + account.setting()
        + "` is in use on "
        + account.platform()
        + " by another Paperboy that is running on another database ("
        + holder.process()
        + ").";
  }

  private static Optional<Content> holder(PlatformAccount account, Path place) {
    Path file = file(account, place);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    synchronized (AccountLocks.class) {
      try (FileChannel channel = open(account, place);
          FileLock turn = channel.lock(TURN, 1, false)) {
        LOG.atTrace().addKeyValue("valid", turn.isValid()).log("account is being looked up");
        return tryLock(channel, false) == null ? Optional.of(read(channel)) : Optional.empty();
      } catch (IOException unusable) {
        return Optional.empty();
      }
    }
  }

  private static FileChannel open(PlatformAccount account, Path place) throws IOException {
    Path folder = folder(place);
    PrivateFiles.createFolders(folder);
    // In a folder for everybody, somebody else could have made it.
    if (Files.exists(OWN_PROCESS)
        && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(OWN_PROCESS))) {
      throw new IOException(folder + " belongs to another user");
    }
    Path file = file(account, place);
    PrivateFiles.createIfAbsent(file);
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Path folder(Path place) {
    StringBuilder name = new StringBuilder("paperboy-");
    System.getProperty("user.name", "")
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(name::appendCodePoint);
    return place.resolve(name.toString());
  }

  private static Path file(PlatformAccount account, Path place) {
    return folder(place).resolve(account.digest() + ".lock");
  }

  private static @Nullable FileLock tryLock(FileChannel channel, boolean shared)
      throws IOException {
    try {
      return channel.tryLock(USE, 1, shared);
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  private static void write(FileChannel channel, Content content) throws IOException {
    channel.truncate(0);
    String text = content.process() + "\n" + content.key();
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static Content read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_CONTENT);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return end < 0
        ? new Content("it has just started", "")
        : new Content(text.substring(0, end), text.substring(end + 1));
  }

  @Override
  public void close() {
    for (FileChannel channel : locked) {
      try {
        channel.close();
      } catch (IOException failure) {
        LOG.atWarn()
            .addKeyValue("reason", FileErrorText.of(failure))
            .log("the lock of an account could not be released");
      }
    }
  }
}
