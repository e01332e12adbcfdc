package dev.paperboy.chat.email.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A mail server on this machine that does what a test says, and keeps what it has taken. Without a
 * script it takes everything. Safe for use by several threads.
 */
public final class SmtpSimulator implements Closeable {
  /** Instead of a response: the connection is lost. */
  public static final String LOST = "";

  private static final String END = ".";

  private final ServerSocket listening;
  private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile UnaryOperator<String> script = command -> "";
  private volatile List<String> extensions = List.of();

  private record Fault(String command, String response) {}

  /** Starts on a free port. */
  public SmtpSimulator() {
    this(0);
  }

  /** Starts on this port. */
  public SmtpSimulator(int port) {
    try {
      listening = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    thread("smtp-simulator", this::listen);
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns its address for {@code email.smtp}. */
  public String url() {
    return "smtp://127.0.0.1:" + listening.getLocalPort();
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Offers these extensions: {@code AUTH PLAIN}. */
  public void offer(String... lines) {
    extensions = List.of(lines);
  }

  /**
   * Responds once to the next command that starts with this, instead of usually. The end of a mail
   * is the command {@code .}: a mail that is answered by {@link #LOST} there was taken.
   */
  public void next(String command, String response) {
    faults.add(new Fault(command, response));
  }

  /**
   * Responds to commands from now on.
   *
   * @param responses an empty text for the usual response
   */
  public void always(UnaryOperator<String> responses) {
    script = responses;
  }

  /** Returns the mails that were taken. */
  public List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** Returns the number of mails that were taken. */
  public int count() {
    return mails.size();
  }

  /** Returns the number of open connections. */
  public int connections() {
    return open.size();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        thread("smtp-simulated", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      if (!write(out, scripted("CONNECT", "220 simulator ESMTP"))) {
        return;
      }
      String recipient = "";
      for (String line = line(in); line != null; line = line(in)) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT TO:")) {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
        String response = scripted(line, usual(command));
        if (!write(out, response) || command.equals("QUIT")) {
          return;
        }
        if (response.startsWith("354") && !taken(in, out, recipient)) {
          return;
        }
      }
    } catch (IOException lost) {
      // The other side is gone, which tests do on purpose.
    } finally {
      open.remove(socket);
    }
  }

  private String usual(String command) {
    if (command.startsWith("EHLO")) {
      StringBuilder lines = new StringBuilder();
      extensions.forEach(extension -> lines.append("250-").append(extension).append("\r\n"));
      return lines + "250 8BITMIME";
    }
    if (command.startsWith("AUTH")) {
      return "235 2.7.0 welcome";
    }
    return command.equals("DATA")
        ? "354 go on"
        : command.equals("QUIT") ? "221 bye" : "250 2.0.0 ok";
  }

  /** Reads a mail and responds; it is kept unless it is refused. */
  private boolean taken(InputStream in, OutputStream out, String recipient) throws IOException {
    StringBuilder source = new StringBuilder();
    for (String line = line(in); !END.equals(line); line = line(in)) {
      if (line == null) {
        return false;
      }
      source.append(line.startsWith(END) ? line.substring(1) : line).append("\r\n");
    }
    String response = scripted(END + " " + recipient, "250 2.0.0 taken");
    if (response.equals(LOST) || response.startsWith("2")) {
      mails.add(new ReceivedMail(recipient, source.toString()));
    }
    return write(out, response);
  }

  private static boolean write(OutputStream out, String response) throws IOException {
    if (response.equals(LOST)) {
      return false;
    }
    out.write((response + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return !response.startsWith("421");
  }

  private String scripted(String command, String usual) {
    Optional<Fault> fault =
        List.copyOf(faults).stream()
            .filter(one -> command.startsWith(one.command()))
            .filter(faults::remove)
            .findFirst();
    if (fault.isPresent()) {
      return fault.get().response();
    }
    String response = script.apply(command);
    return response.isEmpty() ? usual : response;
  }

  private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(next);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
