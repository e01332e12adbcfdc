package dev.paperboy.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.chat.ReplyRetry.Waits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

final class ReplyRetryTest {
  private final Deque<Object> script = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int attempts;

  @Test
  void whatNeverLeftIsSentUntilItDoes() throws IOException {
    script.addAll(
        List.of(new ConnectException(), new UnknownHostException(), new ConnectException(), 200));
    assertThat(send(Waits.LONG)).isEqualTo(200);
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(4));
  }

  @Test
  void whatMayHaveArrivedIsSentTwiceMoreAtMost() throws IOException {
    script.addAll(List.of(new EOFException(), new SocketTimeoutException(), 200));
    assertThat(send(Waits.LONG)).isEqualTo(200);
    script.addAll(List.of(new SocketException("reset"), new EOFException(), new EOFException()));
    assertThatThrownBy(() -> send(Waits.LONG)).isInstanceOf(EOFException.class);
    assertThat(attempts).isEqualTo(6);
  }

  @Test
  void aFailureOfThePlatformIsWaitedOutAndThenItsAnswer() throws IOException {
    script.addAll(List.of(503, 502, 200));
    assertThat(send(Waits.SHORT)).isEqualTo(200);
    script.addAll(List.of(500, 500, 500, 500));
    assertThat(send(Waits.SHORT)).isEqualTo(500);
    assertThat(script).isEmpty();
  }

  @Test
  void aBusyPlatformSaysHowLongToWait() throws IOException {
    script.addAll(List.of(busy("3"), busy("0.25"), busy(""), 200));
    assertThat(send(Waits.SHORT)).isEqualTo(200);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofSeconds(1));
    script.add(busy("60"));
    assertThat(send(Waits.LONG)).isEqualTo(429);
  }

  @Test
  void whatIsRefusedOrNoReplyIsSentOnce() throws IOException {
    for (int status : List.of(204, 302, 400, 401, 404, 413)) {
      script.add(status);
      assertThat(send(Waits.LONG)).isEqualTo(status);
    }
    script.add(new ConnectException());
    assertThatThrownBy(() -> send(Waits.NONE)).isInstanceOf(ConnectException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aBodyThatCanBeReadOnceIsSentOnce() {
    script.add(new ConnectException());
    RequestBody once =
        new RequestBody() {
          @Override
          public okhttp3.MediaType contentType() {
            return okhttp3.MediaType.get("text/plain");
          }

          @Override
          public void writeTo(BufferedSink sink) {}

          @Override
          public boolean isOneShot() {
            return true;
          }
        };
    assertThatThrownBy(() -> send(Waits.LONG, once, pauses::add))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aStopEndsTheWaiting() {
    script.add(new ConnectException());
    Pause stopped =
        duration -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> send(Waits.LONG, RequestBody.create("x", null), stopped))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private int send(Waits waits) throws IOException {
    return send(waits, RequestBody.create("x", null), pauses::add);
  }

  private int send(Waits waits, RequestBody body, Pause pause) throws IOException {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    new ReplyRetry(request -> waits, answer -> answer, pause).addTo(client);
    client.addInterceptor(this::scripted);
    Request request = new Request.Builder().url("http://localhost/").post(body).build();
    try (Response response = client.build().newCall(request).execute()) {
      return response.code();
    }
  }

  private Response scripted(Interceptor.Chain chain) throws IOException {
    attempts++;
    Object next = script.remove();
    if (next instanceof IOException broken) {
      throw broken;
    }
    return (next instanceof Response.Builder builder ? builder : answer((int) next))
        .request(chain.request())
        .build();
  }

  private static Response.Builder busy(String retryAfter) {
    Response.Builder answer = answer(429);
    return retryAfter.isEmpty() ? answer : answer.header("Retry-After", retryAfter);
  }

  private static Response.Builder answer(int status) {
    return new Response.Builder()
        .code(status)
        .message("")
        .protocol(Protocol.HTTP_1_1)
        .body(ResponseBody.create("", null));
  }
}
