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
 * Creates files and folders that only their owner may read, whatever the umask.
 *
 * <p>A new file is never readable by others, not even briefly. Permissions of existing files are
 * left to the operator. A file system without POSIX permissions applies its own rules.
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
   * @throws FileAlreadyExistsException if it exists
   */
  public static void create(Path file) throws IOException {
    Files.createFile(file, attributes(FILE));
  }

  /** Like {@link #create}, unless the file exists; a dangling link creates its target. */
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
      // Another process created it first, which is fine.
    }
  }

  /** Creates a folder and its missing parents; a link to a folder is accepted. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(FOLDER));
    }
  }

  /**
   * Restricts a file that a library has just created to its owner. In a private folder nobody could
   * open it in the meantime.
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
      // FAT and some network file systems do not support it: the mount determines the permissions.
      LOG.atDebug().addKeyValue("file", file).log("this file system keeps no permissions");
    }
  }

  /**
   * Returns whether others than the owner can read this file: its group, or everybody, may read it
   * and enter its folder.
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
