package dev.paperboy.chat.discord.simulator;

import io.javalin.websocket.WsContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** One WebSocket to a bot, compressed as a zlib stream when the bot asked for it. Thread-safe. */
final class GatewayConnection {
  private static final int BUFFER = 16 * 1024;

  private final WsContext socket;
  private final @Nullable Deflater deflater;
  private volatile boolean closed;

  GatewayConnection(WsContext socket) {
    this.socket = socket;
    boolean compressing = "zlib-stream".equals(socket.queryParam("compress"));
    deflater = compressing ? new Deflater() : null;
  }

  String id() {
    return socket.sessionId();
  }

  synchronized void send(String frame) {
    if (closed) {
      return;
    }
    try {
      if (deflater == null) {
        socket.send(frame);
      } else {
        socket.send(ByteBuffer.wrap(compressed(deflater, frame)));
      }
    } catch (RuntimeException gone) {
      // A bot that was killed meanwhile: what it missed stays in its session's history.
      closed = true;
    }
  }

  void close(int code, String reason) {
    closed = true;
    socket.closeSession(code, reason);
  }

  /** Cuts the connection without a word. */
  void cut() {
    closed = true;
    socket.session.disconnect();
  }

  synchronized void ended() {
    closed = true;
    if (deflater != null) {
      deflater.end();
    }
  }

  private static byte[] compressed(Deflater deflater, String frame) {
    deflater.setInput(frame.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    int length;
    do {
      length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      out.write(buffer, 0, length);
    } while (length == buffer.length);
    return out.toByteArray();
  }
}
