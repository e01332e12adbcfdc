package dev.paperboy.web;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads request bodies asynchronously, before any handler runs. Rejects bodies that are too long,
 * or that exceed the total memory limit. Thread-safe.
 */
final class RequestBodies extends Handler.Wrapper {
  private static final int TOO_LONG = 413;
  private static final int UNAVAILABLE = 503;
  private static final int FIRST_ROOM = 4_096;

  private final int most;
  private final Set<String> signedPaths;
  private final ConnectionDeadlines deadlines;
  private final AtomicInteger held = new AtomicInteger();

  /**
   * Creates a reader for bodies of up to {@link JsonBody#LIMIT} bytes.
   *
   * @param most the maximum number of buffered bytes, over all requests
   * @param signedPaths paths with a limit of {@link Routes#LONGEST_SIGNED_BODY} bytes
   * @param deadlines notified of bodies that were read
   */
  RequestBodies(int most, Set<String> signedPaths, ConnectionDeadlines deadlines) {
    this.most = most;
    this.deadlines = deadlines;
    this.signedPaths = Set.copyOf(signedPaths);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!hasBody(request)) {
      return super.handle(request, response, callback);
    }
    new Reading(request, response, callback).begin();
    return true;
  }

  static boolean hasBody(Request request) {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private int limit(Request request) {
    return signedPaths.contains(Request.getPathInContext(request))
        ? Routes.LONGEST_SIGNED_BODY
        : JsonBody.LIMIT;
  }

  private boolean handleRead(Request request, Response response, Callback callback)
      throws Exception {
    return super.handle(request, response, callback);
  }

  /** The reading of one body; Jetty calls its steps sequentially. */
  private final class Reading {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;

    Reading(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.limit = limit(request);
    }

    void begin() {
      Request.addCompletionListener(request, failure -> letGo());
      if (request.getLength() > limit) {
        refuseTooLong();
      } else {
        read();
      }
    }

    private void read() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this::read);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          callback.failed(chunk.getFailure());
          return;
        }
        boolean kept = keep(chunk.getByteBuffer());
        chunk.release();
        if (!kept) {
          return;
        }
        if (chunk.isLast()) {
          handOn();
          return;
        }
      }
    }

    /** Copies the received bytes, so that no more memory is retained than there are bytes. */
    private boolean keep(ByteBuffer buffer) {
      int more = buffer.remaining();
      if (more > limit - length) {
        refuseTooLong();
        return false;
      }
      if (length + more > bytes.length) {
        int room = Math.min(limit, Math.max(FIRST_ROOM, 2 * (length + more)));
        if (held.addAndGet(room - bytes.length) > most) {
          held.addAndGet(bytes.length - room);
          refuse(UNAVAILABLE, "The server is busy; please try again in a minute.");
          return false;
        }
        bytes = Arrays.copyOf(bytes, room);
      }
      buffer.get(bytes, length, more);
      length += more;
      return true;
    }

    private void refuseTooLong() {
      refuse(TOO_LONG, "The body is longer than " + limit / 1024 + " kB.");
    }

    /**
     * Responds at once, and reads the rest until the deadline: the operating system discards a
     * response whose connection is closed before all that was received has been read.
     */
    private void refuse(int status, String reason) {
      letGo();
      response.setStatus(status);
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
      UnreadableRequests.respond(
          response,
          reason,
          Callback.from(() -> Content.Source.consumeAll(request, callback), callback::failed));
    }

    private void letGo() {
      held.addAndGet(-bytes.length);
      bytes = new byte[0];
    }

    private void handOn() {
      deadlines.bodyRead(request);
      try {
        if (!handleRead(new ReadRequest(request, bytes, length), response, callback)) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Exception failure) {
        Response.writeError(request, response, callback, failure);
      }
    }
  }

  /** A request whose body was read. */
  private static final class ReadRequest extends Request.Wrapper {
    private final Content.Source body;

    ReadRequest(Request request, byte[] bytes, int length) {
      super(request);
      body = Content.Source.from(ByteBuffer.wrap(bytes, 0, length));
    }

    @Override
    public Content.Chunk read() {
      return body.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
      body.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
      body.fail(failure);
    }
  }
}
