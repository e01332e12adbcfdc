package dev.paperboy.store.move;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Adds rows with PostgreSQL's COPY, in its text format. */
final class CopyWriter implements TableWriter {
  private static final int CHUNK = 64 * 1024;

  private final CopyIn copy;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * CHUNK);

  CopyWriter(Connection target, Table table) throws SQLException {
    this.copy =
        target
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table.name() + " (" + table.columnList() + ") FROM STDIN");
  }

  @Override
  public void add(@Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        buffer.write('\t');
      }
      write(values[i]);
    }
    buffer.write('\n');
    if (buffer.size() >= CHUNK) {
      send();
    }
  }

  private void write(@Nullable Object value) {
    if (value == null) {
      buffer.writeBytes(new byte[] {'\\', 'N'});
    } else if (value instanceof byte[] bytes) {
      buffer.writeBytes(
          ("\\\\x" + HexFormat.of().formatHex(bytes)).getBytes(StandardCharsets.US_ASCII));
    } else {
      writeText(value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writeText(byte[] text) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      byte letter = escape(text[i]);
      if (letter != 0) {
        buffer.write(text, from, i - from);
        buffer.write('\\');
        buffer.write(letter);
        from = i + 1;
      }
    }
    buffer.write(text, from, text.length - from);
  }

  /** Returns the letter that stands for a character after a backslash, or 0 if it needs none. */
  private static byte escape(byte character) {
    return switch (character) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
    buffer.reset();
  }

  @Override
  public void finish() throws SQLException {
    send();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
