package dev.paperboy.store;

import dev.paperboy.files.FileErrorText;
import dev.paperboy.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * Loads SQLite's native library, which must be unpacked first: beside the database or in the
 * system's folder for temporary files, whichever is writable and allows execution. The unpacked
 * file is deleted right after loading, so that nothing is left behind, however the program ends.
 *
 * <p>A library installed by the operator, named by {@code org.sqlite.lib.path}, is left to the
 * driver.
 */
final class SqliteLibrary {
  private static final String INSTALLED = "org.sqlite.lib.path";
  private static final String UNPACKED = "org.sqlite.tmpdir";

  private static boolean loaded;

  private SqliteLibrary() {}

  /**
   * Loads the library, once per process.
   *
   * @param beside the folder of the database
   * @throws StoreException if it cannot be unpacked anywhere; the message says what to set
   */
  static synchronized void load(Path beside) {
    if (loaded || System.getProperty(INSTALLED) != null) {
      return;
    }
    List<String> refused = new ArrayList<>();
    for (Path place : places(beside)) {
      String refusal = loadFrom(place);
      if (refusal.isEmpty()) {
        loaded = true;
        return;
      }
      refused.add(place + " (" + refusal + ")");
    }
    throw new StoreException(
        StoreException.Kind.UNREACHABLE,
        "SQLite's library could not be unpacked to be loaded: "
            + String.join(", ", refused)
            + ". Set TMPDIR to a folder in which this user may write and from which programs may be"
            + " run.",
        null);
  }

  private static List<Path> places(Path beside) {
    String named = System.getProperty(UNPACKED);
    return Stream.concat(
            named == null ? Stream.of(beside) : Stream.of(Path.of(named), beside),
            TemporaryFolder.places().stream())
        .distinct()
        .toList();
  }

  /** Tries a folder; returns why it cannot be used, or an empty text once the library is loaded. */
  private static String loadFrom(Path place) {
    try (TemporaryFolder folder = TemporaryFolder.in(place, ".paperboy-")) {
      Path library = folder.path().resolve(LibraryLoaderUtil.getNativeLibName());
      unpack(library);
      System.load(library.toAbsolutePath().toString());
      configureDriver(folder.path());
      return "";
    } catch (IOException failure) {
      return FileErrorText.of(failure);
    } catch (UnsatisfiedLinkError refusal) {
      String reason = String.valueOf(refusal.getMessage());
      // Both wordings, of glibc and of musl, indicate a file system mounted with noexec.
      return reason.contains("failed to map segment") || reason.contains("not permitted")
          ? "programs may not be run from there"
          : reason;
    }
  }

  private static void unpack(Path library) throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library.getFileName().toString();
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IOException("SQLite's driver has no library for " + OSInfo.getOSName() + " here");
      }
      Files.copy(packed, library);
    }
  }

  /** Makes the driver use the loaded library, instead of unpacking it itself. */
  private static void configureDriver(Path folder) throws IOException {
    String before = System.getProperty(UNPACKED);
    System.setProperty(INSTALLED, folder.toAbsolutePath().toString());
    System.setProperty(UNPACKED, folder.toAbsolutePath().toString());
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception refused) {
      throw new IOException(refused.getMessage(), refused);
    } finally {
      System.clearProperty(INSTALLED);
      if (before == null) {
        System.clearProperty(UNPACKED);
      } else {
        System.setProperty(UNPACKED, before);
      }
    }
  }
}
