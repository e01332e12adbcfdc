package dev.paperboy.app;

import dev.paperboy.command.declaration.DeclaredSubscriptions;
import dev.paperboy.command.declaration.DeclaredSubscriptions.Result;
import dev.paperboy.text.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of declared subscriptions, applied at start and whenever it has changed. A change is
 * applied once two consecutive checks have read the same content, so that a file that is still
 * being written is left alone; each version of the file is reported once.
 */
public final class DeclaredFile {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredFile.class);
  private static final String UNREADABLE = "unreadable";

  private final Path file;
  private final DeclaredSubscriptions declare;
  private String handled = "";
  private String seen = "";

  /** Applies this file so. */
  public DeclaredFile(Path file, DeclaredSubscriptions declare) {
    this.file = file;
    this.declare = declare;
  }

  /**
   * Checks that the file can be read.
   *
   * @throws IOException if it cannot
   */
  public void check() throws IOException {
    Files.readAllBytes(file);
  }

  /** Applies the file as it is. */
  public void start() {
    Version found = read();
    seen = found.digest();
    handle(found);
  }

  /** Checks whether the file has changed, and applies it if it has; returns whether it did. */
  public boolean look() {
    Version found = read();
    boolean steady = found.digest().equals(seen);
    seen = found.digest();
    if (!steady || found.digest().equals(handled)) {
      return false;
    }
    handle(found);
    return true;
  }

  /** What a check has found. */
  private record Version(ByteBuffer content, String digest) {}

  private Version read() {
    try {
      byte[] content = Files.readAllBytes(file);
      return new Version(ByteBuffer.wrap(content), Sha256.hex(content));
    } catch (IOException failure) {
      return new Version(ByteBuffer.allocate(0), UNREADABLE);
    }
  }

  private void handle(Version found) {
    if (found.digest().equals(UNREADABLE)) {
      LOG.atError()
          .addKeyValue("file", file)
          .log("subscriptions file cannot be read; declared subscriptions stay as they are");
      declare.unreadable(file.toString(), "it cannot be read.");
    } else {
      apply(found.content());
    }
    handled = found.digest();
  }

  private void apply(ByteBuffer content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
      Result result = declare.apply(file.toString(), text);
      LOG.atInfo().addKeyValue("file", file).log(result.sentence());
      result.problems().forEach(problem -> LOG.atError().addKeyValue("file", file).log(problem));
    } catch (CharacterCodingException notText) {
      LOG.atError()
          .addKeyValue("file", file)
          .log("subscriptions file is not UTF-8 text; declared subscriptions stay as they are");
      declare.unreadable(file.toString(), "it is not UTF-8 text.");
    }
  }
}
