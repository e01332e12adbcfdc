package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage.Validators;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer, within the limits. */
final class Exchange {

  private final Limits limits;
  private final HttpClient client;

  Exchange(Limits limits) {
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  /** What came of asking. */
  sealed interface Outcome {}

  /** An answer that came through whole. */
  record Answered(HttpResponse<byte[]> response, Body body) implements Outcome {}

  /** No answer, or a part of one. */
  record Broken(String reason, boolean mayPass) implements Outcome {}

  Outcome ask(URI address, FetchRequest request) throws InterruptedException {
    HttpRequest message;
    try {
      message = message(address, request);
    } catch (IllegalArgumentException notForTheWeb) {
      return new Broken(Address.of(address) + " is not a web address", false);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(message, head -> new BoundedBody(limits.bytes()));
    try {
      HttpResponse<byte[]> response =
          answer.get(limits.overall().toMillis(), TimeUnit.MILLISECONDS);
      return new Answered(response, unpack(response));
    } catch (TimeoutException slow) {
      answer.cancel(true);
      return new Broken(
          Address.of(address) + " took longer than " + limits.overall().toSeconds() + " s", true);
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      throw stopping;
    } catch (ExecutionException broken) {
      return broken(address, broken.getCause());
    } catch (IOException damaged) {
      return broken(address, damaged);
    }
  }

  private HttpRequest message(URI address, FetchRequest request) {
    HttpRequest.Builder message =
        HttpRequest.newBuilder(address)
            .header("User-Agent", limits.userAgent())
            .header("Accept", request.content().accept())
            .header("Accept-Encoding", "gzip, deflate");
    request.known().ifPresent(known -> addConditions(message, known));
    return message.GET().build();
  }

  private static void addConditions(HttpRequest.Builder message, Validators known) {
    if (isSendable(known.etag())) {
      message.header("If-None-Match", known.etag());
    }
    if (isSendable(known.lastModified())) {
      message.header("If-Modified-Since", known.lastModified());
    }
  }

  private static boolean isSendable(String value) {
    return !value.isBlank()
        && value.chars().allMatch(character -> character >= 32 && character < 127);
  }

  private Body unpack(HttpResponse<byte[]> response) throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Body(Unpacked.of(response.body(), encoding, limits.bytes()), type);
  }

  private Broken broken(URI address, @Nullable Throwable cause) {
    String shown = Address.of(address);
    Throwable root = cause;
    while (root != null && root.getCause() != null && !(root instanceof TooLargeException)) {
      root = root.getCause();
    }
    if (root instanceof TooLargeException) {
      return new Broken(shown + " sent more than " + limits.bytes() / 1024 / 1024 + " MB", false);
    }
    if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
      return new Broken("the name " + address.getHost() + " could not be found", true);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return new Broken(shown + " did not accept a connection in time", true);
    }
    if (cause instanceof ConnectException) {
      return new Broken(shown + " could not be reached", true);
    }
    if (cause instanceof SSLException) {
      return new Broken("no secure connection to " + address.getHost() + " could be made", true);
    }
    if (cause instanceof ZipException || cause instanceof EOFException) {
      return new Broken(shown + " sent a damaged or cut-off body", true);
    }
    return new Broken(shown + " broke off: " + words(root), true);
  }

  private static String words(@Nullable Throwable cause) {
    if (cause == null) {
      return "for an unknown reason";
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
