package dev.paperboy.chat.discord.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of Discord has its result. */
final class DiscordFailureReaderTest {

  @ParameterizedTest
  @CsvSource({
    "404, 10003, Gone",
    "404, 10004, Gone",
    "404, 10013, Gone",
    "404, 10015, Gone",
    "401, 50027, Gone",
    "404, 10008, Rejected",
    "403, 50001, Forbidden",
    "403, 50013, Forbidden",
    "403, 50007, Forbidden",
    "400, 50008, Forbidden",
    "400, 50024, Forbidden",
    "400, 50033, Forbidden",
    "403, 50009, Forbidden",
    "403, 50278, Forbidden",
    "403, 160005, Forbidden",
    "400, 50083, Forbidden",
    "400, 40067, Forbidden",
    "400, 40066, Forbidden",
    "400, 40058, Forbidden",
    "403, 40007, Forbidden",
    "403, 0, Forbidden",
    "403, 99999, Forbidden",
    "401, 0, TokenRefused",
    "401, 40001, TokenRefused",
    "401, 50014, TokenRefused",
    "400, 50035, Unacceptable",
    "400, 50006, Unacceptable",
    "413, 40005, Unacceptable",
    "403, 50004, Unacceptable",
    "400, 50109, Unacceptable",
    "413, 0, Unacceptable",
    "400, 99999, Unacceptable",
    "400, 200000, Rejected",
    "400, 240000, Rejected",
    "400, 20009, Rejected",
    "400, 20031, Rejected",
    "500, 130000, RetryLater",
    "429, 20028, RetryLater",
    "429, 20016, RetryLater",
    "429, 40062, RetryLater",
    "400, 40003, RetryLater",
    "403, 40333, RetryLater",
    "400, 160006, RetryLater",
    "500, 0, RetryLater",
    "502, 0, RetryLater",
    "503, 0, RetryLater",
    "429, 0, RetryLater",
    "404, 0, RetryLater",
    "418, 0, RetryLater"
  })
  void aCodeOfDiscordHasItsResult(int status, int code, String expected) {
    DiscordFailure failure =
        DiscordFailureReader.from(answer(status, "{\"code\": " + code + ", \"message\": \"m\"}"));
    assertThat(name(failure)).isEqualTo(expected);
    assertThat(reason(failure)).isNotBlank().doesNotEndWith(".").hasSizeLessThan(200);
  }

  @Test
  void whatDiscordAsksToWaitIsWaited() {
    String body = "{\"code\": 20028, \"message\": \"slower\", \"retry_after\": 3.5}";
    assertThat(DiscordFailureReader.from(answer(429, body)))
        .isEqualTo(
            new DiscordFailure.Final(
                new RetryLater(Duration.ofMillis(3500), "Discord's rate limit is reached")));
    assertThat(DiscordFailureReader.from(new RateLimitedException("messages", 2000)))
        .isEqualTo(
            new DiscordFailure.Final(
                new RetryLater(Duration.ofSeconds(2), "Discord's rate limit is reached")));
  }

  @Test
  void anAnswerThatIsNotDiscordsIsTriedAgain() {
    assertThat(name(DiscordFailureReader.from(answer(502, "<html>Bad gateway</html>"))))
        .isEqualTo("RetryLater");
    assertThat(name(DiscordFailureReader.from(answer(404, "<html>")))).isEqualTo("RetryLater");
    assertThat(name(DiscordFailureReader.from(answer(503, "{\"retry_after\": \"soon\"}"))))
        .isEqualTo("RetryLater");
  }

  @Test
  void whatNeverReachedDiscordIsTriedAgain() {
    Response broken = new Response(new IOException("reset"), Set.of());
    for (Throwable failure :
        new Throwable[] {
          ErrorResponseException.create(ErrorResponse.SERVER_ERROR, broken),
          new CompletionException(new TimeoutException()),
          new CancellationException(),
          new RejectedExecutionException(),
          new IllegalStateException("unforeseen")
        }) {
      assertThat(name(DiscordFailureReader.from(failure)))
          .as(failure.toString())
          .isEqualTo("RetryLater");
    }
  }

  @Test
  void everyCodeThatTheLibraryKnowsHasAResult() {
    for (ErrorResponse known : ErrorResponse.values()) {
      for (int status : new int[] {400, 403, 404, 429, 500}) {
        String body = "{\"code\": " + known.getCode() + ", \"message\": \"m\"}";
        assertThat(name(DiscordFailureReader.from(answer(status, body)))).isNotBlank();
      }
    }
    assertThat(Permission.MESSAGE_SEND.getName()).isEqualTo("Send Messages");
  }

  private static String name(DiscordFailure failure) {
    return failure instanceof DiscordFailure.Final settled
        ? settled.result().getClass().getSimpleName()
        : failure.getClass().getSimpleName();
  }

  private static String reason(DiscordFailure failure) {
    if (failure instanceof DiscordFailure.Unacceptable unacceptable) {
      return unacceptable.reason();
    }
    if (!(failure instanceof DiscordFailure.Final settled)) {
      return "the token";
    }
    if (settled.result() instanceof Gone gone) {
      return gone.reason();
    }
    if (settled.result() instanceof Forbidden forbidden) {
      return forbidden.reason();
    }
    return settled.result() instanceof Rejected rejected
        ? rejected.reason()
        : ((RetryLater) settled.result()).reason();
  }

  private static ErrorResponseException answer(int status, String body) {
    okhttp3.Response raw =
        new okhttp3.Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .body(ResponseBody.create(body, MediaType.get("application/json")))
            .build();
    Response response = new Response(raw, -1, Set.of());
    return ErrorResponseException.create(
        ErrorResponse.fromJSON(response.optObject().orElse(null)), response);
  }
}
