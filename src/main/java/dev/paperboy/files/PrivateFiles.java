package dev.paperboy.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders that only their owner may read, whatever the umask is.
 *
 * <p>A new file is never open to others, not for a moment. Permissions of what exists already are
 * the operator's and stay. A file system without POSIX permissions decides by itself.
 */
public final class PrivateFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /**
   * Creates an empty file.
   *
   * @throws FileAlreadyExistsException when it exists
   */
  public static void create(Path file) throws IOException {
    Files.createFile(file, attributes(FILE));
  }

  /** As {@link #create}, unless the file exists; a link to none creates what it leads to. */
  public static void createIfAbsent(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    if (Files.isSymbolicLink(file)) {
      createIfAbsent(file.resolveSibling(Files.readSymbolicLink(file)));
      return;
    }
    try {
      create(file);
    } catch (FileAlreadyExistsException meanwhile) {
      // Another process was faster, and it is there all the same.
    }
  }

  /** Creates a folder and those above it, as far as they do not exist; a link to one will do. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(FOLDER));
    }
  }

  /**
   * Takes a file that a library has just created away from others. In a folder of ours nobody could
   * open it meanwhile.
   */
  public static void restrict(Path file) throws IOException {
    if (!POSIX) {
      return;
    }
    try {
      Files.setPosixFilePermissions(file, FILE);
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (FileSystemException refused) {
      // FAT and some network file systems refuse it: there the mount decides who may read.
      LOG.atDebug().addKeyValue("file", file).log("this file system keeps no permissions");
    }
  }

  /**
   * Whether others than the owner can read this file: its group, or everybody, may read it and
   * enter its folder.
   */
  public static boolean isOpenToOthers(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!POSIX || folder == null) {
      return false;
    }
    Set<PosixFilePermission> ofFile = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> ofFolder = Files.getPosixFilePermissions(folder);
    return (ofFile.contains(PosixFilePermission.GROUP_READ)
            && ofFolder.contains(PosixFilePermission.GROUP_EXECUTE))
        || (ofFile.contains(PosixFilePermission.OTHERS_READ)
            && ofFolder.contains(PosixFilePermission.OTHERS_EXECUTE));
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
