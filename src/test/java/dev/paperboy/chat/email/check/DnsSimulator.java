package dev.paperboy.chat.email.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server with TXT records, on this machine. */
final class DnsSimulator implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int QUESTION_END = 4;
  private static final int LONGEST_STRING = 255;

  /** A record whose text is this makes the server report a failure of its own. */
  static final String FAILURE = "SERVFAIL";

  private final DatagramSocket socket;
  private final DnsTexts client;
  private final Map<String, List<String>> records = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  DnsSimulator() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    client = new DnsTexts("dns://127.0.0.1:" + socket.getLocalPort(), Duration.ofMillis(500));
    Thread thread = new Thread(this::serve, "dns");
    thread.setDaemon(true);
    thread.start();
  }

  /** A client of this server, which waits longer than it takes. */
  DnsTexts client() {
    return client;
  }

  void publish(String name, String... texts) {
    records.put(name, List.of(texts));
  }

  List<String> asked() {
    return asked;
  }

  private void serve() {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] reply = reply(Arrays.copyOf(buffer, packet.getLength()));
        socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private byte[] reply(byte[] query) throws IOException {
    StringBuilder name = new StringBuilder();
    int at = HEADER;
    while (query[at] != 0) {
      int length = query[at];
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(query, at + 1, length, StandardCharsets.US_ASCII));
      at += length + 1;
    }
    int end = at + 1 + QUESTION_END;
    String wanted = name.toString().toLowerCase(Locale.ROOT);
    asked.add(wanted);
    List<String> texts = records.get(wanted);
    boolean fails = texts != null && texts.contains(FAILURE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(query, 0, 2);
    // A response to a recursive query: failed, found, or without such a name.
    out.writeShort(fails ? 0x8182 : texts != null ? 0x8180 : 0x8183);
    out.writeShort(1);
    out.writeShort(texts == null || fails ? 0 : texts.size());
    out.writeInt(0);
    out.write(query, HEADER, end - HEADER);
    for (String text : texts == null || fails ? List.<String>of() : texts) {
      out.writeShort(0xC000 | HEADER);
      out.writeShort(16);
      out.writeShort(1);
      out.writeInt(60);
      byte[] data = strings(text.getBytes(StandardCharsets.US_ASCII));
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private static byte[] strings(byte[] text) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    for (int start = 0; start < text.length; start += LONGEST_STRING) {
      int length = Math.min(LONGEST_STRING, text.length - start);
      strings.write(length);
      strings.write(text, start, length);
    }
    return strings.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
