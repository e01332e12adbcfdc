package dev.paperboy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class PrivateFilesTest {
  @TempDir Path folder;

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static Path withPermissions(Path file, String permissions) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void newFilesAndFoldersAreForTheirOwnerAlone() throws IOException {
    PrivateFiles.createFolders(folder.resolve("a/b"));
    PrivateFiles.create(folder.resolve("a/b/file"));
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a/b/file"))).isEqualTo("rw-------");
    assertThatThrownBy(() -> PrivateFiles.create(folder.resolve("a/b/file")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatExistsKeepsItsPermissionsAndItsContent() throws IOException {
    Path file = withPermissions(Files.writeString(folder.resolve("file"), "mine"), "rw-r--r--");
    Path shared = withPermissions(Files.createDirectory(folder.resolve("shared")), "rwxr-xr-x");
    PrivateFiles.createIfAbsent(file);
    PrivateFiles.createFolders(shared);
    assertThat(file).hasContent("mine");
    assertThat(permissions(file)).isEqualTo("rw-r--r--");
    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    PrivateFiles.createFolders(link);
    Path file = Files.createSymbolicLink(folder.resolve("name"), Path.of("real/file"));
    PrivateFiles.createIfAbsent(file);
    assertThat(permissions(real.resolve("file"))).isEqualTo("rw-------");
    assertThat(file).isSymbolicLink();
  }

  @Test
  void aFileOfALibraryIsTakenAwayFromOthers() throws IOException {
    Path file = withPermissions(Files.createFile(folder.resolve("file")), "rw-rw-r--");
    PrivateFiles.restrict(file);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThatThrownBy(() -> PrivateFiles.restrict(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void itIsOpenToOthersWhereTheyMayReadItAndEnterItsFolder() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path file = Files.createFile(inside.resolve("file"));
    withPermissions(inside, "rwxr-xr-x");
    assertThat(PrivateFiles.isOpenToOthers(withPermissions(file, "rw-r--r--"))).isTrue();
    assertThat(PrivateFiles.isOpenToOthers(withPermissions(file, "rw-r-----"))).isTrue();
    assertThat(PrivateFiles.isOpenToOthers(withPermissions(file, "rw--w----"))).isFalse();
    withPermissions(file, "rw----r--");
    withPermissions(inside, "rwxr-x---");
    assertThat(PrivateFiles.isOpenToOthers(file)).as("everybody stops at the folder").isFalse();
  }
}
