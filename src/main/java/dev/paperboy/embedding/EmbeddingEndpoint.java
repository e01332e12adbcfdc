package dev.paperboy.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.embedding.EndpointAnswer.Refused;
import dev.paperboy.embedding.EndpointAnswer.Unavailable;
import dev.paperboy.embedding.EndpointAnswer.Vectors;
import dev.paperboy.feed.fetch.Proxies;
import dev.paperboy.feed.fetch.RateHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for the vectors of texts: {@code POST URL/embeddings}, as OpenAI defines it and
 * Ollama, TEI, llama.cpp, vLLM and vendors understand it. Follows no redirects, so that the key is
 * sent to the configured address only. Thread-safe.
 */
public final class EmbeddingEndpoint implements AutoCloseable {
  /** 256 vectors of 3,072 numbers with 20 digits fit into it. */
  static final int MOST_BYTES = 20 * 1024 * 1024;

  /** Longer than an abstract; models read the beginning of a text only. */
  private static final int LONGEST_TEXT = 8_000;

  private static final int EXCERPT = 160;
  private static final String RETRY_AFTER = "Retry-After";
  private static final String ASKED = "Paperboy-Retry-After";
  private static final MediaType JSON = MediaType.get("application/json");

  private final EndpointAddress address;
  private final HttpUrl url;
  private final String userAgent;
  private final InstantSource clock;
  private final OkHttpClient client;
  private final ObjectMapper mapper = new ObjectMapper();

  /**
   * Creates a client.
   *
   * @param userAgent names the program
   * @param timeout how long a response may take, in real time
   * @throws IllegalArgumentException if the address is not one of the web
   */
  public EmbeddingEndpoint(
      EndpointAddress address,
      String userAgent,
      Duration timeout,
      Proxies proxies,
      InstantSource clock) {
    this.address = address;
    this.url = HttpUrl.get(address.url() + "/embeddings");
    this.userAgent = userAgent;
    this.clock = clock;
    this.client =
        proxies
            .through(new OkHttpClient.Builder(), url)
            .followRedirects(false)
            .addNetworkInterceptor(EmbeddingEndpoint::keepRetryAfter)
            .retryOnConnectionFailure(false)
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .build();
  }

  /** Returns what is asked. */
  public EndpointAddress address() {
    return address;
  }

  /**
   * Asks for the vectors of texts. Never throws because of a server's response.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public EndpointAnswer ask(List<String> texts) throws InterruptedException {
    try (Response response = client.newCall(request(texts)).execute()) {
      byte[] body = bounded(response);
      if (body == null) {
        return unavailable(
            "sent more than %d MB; lower meaning.batch".formatted(MOST_BYTES / 1024 / 1024));
      }
      return response.isSuccessful()
          ? read(body, texts.size())
          : failed(response.code(), body, new RateHeaders(original(response), clock.instant()));
    } catch (InterruptedIOException timeout) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopping");
      }
      return new Unavailable(
          address + " did not answer within " + seconds(), Optional.empty(), true);
    } catch (IOException broken) {
      // The message may contain data from the server, its class does not.
      return unavailable("cannot be reached: " + inWords(broken));
    }
  }

  /** The library would obey the header by itself, and fail on an overlong number. */
  private static Response keepRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String asked = response.header(RETRY_AFTER);
    return asked == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(ASKED, asked).build();
  }

  private static Headers original(Response response) {
    String asked = response.header(ASKED);
    return asked == null
        ? response.headers()
        : response.headers().newBuilder().set(RETRY_AFTER, asked).build();
  }

  private Request request(List<String> texts) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("model", address.model());
    question.put("input", texts.stream().map(EmbeddingEndpoint::beginning).toList());
    Request.Builder request =
        new Request.Builder().url(url).header("User-Agent", userAgent).post(body(question));
    if (!address.key().isEmpty()) {
      request.header("Authorization", "Bearer " + address.key());
    }
    return request.build();
  }

  private RequestBody body(Map<String, Object> question) {
    try {
      return RequestBody.create(mapper.writeValueAsBytes(question), JSON);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written as JSON", impossible);
    }
  }

  private static String beginning(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, splits ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  /** Returns the body; null if it is too large. */
  private static byte @Nullable [] bounded(Response response) throws IOException {
    try (InputStream stream = response.body().byteStream()) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? null : bytes;
    }
  }

  private EndpointAnswer read(byte[] body, int expected) {
    try {
      return new Vectors(VectorReader.read(body, expected));
    } catch (UnusableAnswerException unusable) {
      return new Refused(address + " " + unusable.getMessage());
    } catch (IOException notJson) {
      return unavailable("sent something else than JSON, or not all of it; is it /v1 there?");
    }
  }

  private EndpointAnswer failed(int status, byte[] body, RateHeaders headers) {
    String said = address + " returned HTTP " + status;
    return switch (status) {
      case 400, 413, 422, 500 -> new Refused(said + excerpt(body));
      case 401, 403 -> new Unavailable(said + "; check meaning.key", Optional.empty(), false);
      case 404 ->
          new Unavailable(
              said + excerpt(body) + "; check meaning.endpoint and meaning.model",
              Optional.empty(),
              false);
      default -> new Unavailable(said + excerpt(body), headers.rest(), status == 504);
    };
  }

  private Unavailable unavailable(String what) {
    return new Unavailable(address + " " + what, Optional.empty(), false);
  }

  private String excerpt(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 4 * EXCERPT), StandardCharsets.UTF_8)
            .replaceAll("[\\p{Cntrl}\\s]+", " ")
            .strip();
    if (!address.key().isEmpty()) {
      text = text.replace(address.key(), "(hidden)");
    }
    return text.isEmpty()
        ? ""
        : ": “" + (text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text) + "”";
  }

  private String seconds() {
    return Duration.ofMillis(client.callTimeoutMillis()).toSeconds() + " s";
  }

  private static String inWords(IOException broken) {
    return switch (broken.getClass().getSimpleName()) {
      case "ConnectException" -> "it refuses connections";
      case "UnknownHostException" -> "there is no such host";
      case "SSLHandshakeException", "SSLPeerUnverifiedException" ->
          "its certificate is not trusted";
      default -> "the connection broke (" + broken.getClass().getSimpleName() + ")";
    };
  }

  /** Ends requests in progress, which fail. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
