package dev.paperboy.chat.slack.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.RetryLater;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each failure of Slack means. */
final class SlackFailureReaderTest {

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, Gone, /invite",
    "is_archived, Gone, archived",
    "user_not_found, Gone, workspace",
    "not_in_channel, Forbidden, /invite @paperboy",
    "no_permission, Forbidden, /invite @paperboy",
    "missing_scope, Forbidden, chat:write",
    "restricted_action, Forbidden, admins",
    "restricted_action_read_only_channel, Forbidden, admins",
    "restricted_action_thread_only_channel, Forbidden, admins",
    "ekm_access_denied, Forbidden, admins",
    "cannot_reply_to_message, Forbidden, kind",
    "messages_tab_disabled, Forbidden, Messages tab",
    "token_revoked, Uninstalled, install",
    "account_inactive, Uninstalled, install",
    "invalid_auth, Uninstalled, install",
    "not_authed, Uninstalled, install",
    "app_uninstalled, Uninstalled, install",
    "team_access_not_granted, Uninstalled, install",
    "token_expired, RetryLater, renewed",
    "ratelimited, RetryLater, rate limit",
    "message_limit_exceeded, RetryLater, rate limit",
    "request_timeout, RetryLater, whole",
    "service_unavailable, RetryLater, turned this off",
    "internal_error, Unknown, did not say",
    "fatal_error, Unknown, did not say",
    "invalid_blocks, Unacceptable, form",
    "msg_blocks_too_long, Unacceptable, form",
    "msg_too_long, Unacceptable, form",
    "no_text, Unacceptable, form",
    "invalid_blocks_format, Unacceptable, form",
    "something_new, Unacceptable, something_new",
  })
  void anErrorHasItsMeaning(String error, String kind, String says) {
    ChatPostMessageResponse answer = new ChatPostMessageResponse();
    answer.setError(error);
    answer.setNeeded("chat:write");
    assertThat(SlackFailureReader.from(answer)).satisfies(failure -> check(failure, kind, says));
  }

  private static void check(SlackFailure failure, String kind, String says) {
    String name =
        failure instanceof SlackFailure.Unacceptable
            ? "Unacceptable"
            : result(failure).getClass().getSimpleName();
    assertThat(name).isEqualTo(kind);
    assertThat(failure.toString()).contains(says);
  }

  @Test
  void onlyWhatNeverReachedSlackIsSurelyNotPosted() {
    assertThat(SlackFailureReader.from(new ConnectException("refused")))
        .isInstanceOf(SlackFailure.NotPosted.class);
    assertThat(SlackFailureReader.from(new UnknownHostException("slack")))
        .isInstanceOf(SlackFailure.NotPosted.class);
    assertThat(SlackFailureReader.from(new SocketTimeoutException("timeout")))
        .isInstanceOf(SlackFailure.Unknown.class);
    assertThat(SlackFailureReader.from(new InterruptedIOException("timeout")))
        .isInstanceOf(SlackFailure.Unknown.class);
    assertThat(SlackFailureReader.from(new EOFException()))
        .isInstanceOf(SlackFailure.Unknown.class);
    assertThat(SlackFailureReader.from(new IllegalStateException("odd")))
        .isInstanceOf(SlackFailure.Unknown.class);
  }

  @Test
  void aStatusHasItsMeaning() {
    assertThat(SlackFailureReader.from(answer(429, "", "30")))
        .isEqualTo(
            new SlackFailure.NotPosted(
                new RetryLater(Duration.ofSeconds(30), "Slack's rate limit is reached")));
    for (String odd : new String[] {"", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "1e9"}) {
      RetryLater later = (RetryLater) result(SlackFailureReader.from(answer(429, "", odd)));
      assertThat(later.after()).as(odd).isZero();
    }
    for (int status : new int[] {200, 500, 502, 503, 504}) {
      assertThat(SlackFailureReader.from(answer(status, "<html>", "")))
          .as("%d", status)
          .isInstanceOf(SlackFailure.Unknown.class);
    }
    assertThat(SlackFailureReader.from(answer(407, "<html>", "")))
        .isInstanceOf(SlackFailure.NotPosted.class)
        .asString()
        .contains("RetryLater");
    assertThat(
            SlackFailureReader.from(
                answer(503, "{\"ok\":false,\"error\":\"service_unavailable\"}", "120")))
        .asString()
        .contains("PT2M");
  }

  private static SendResult result(SlackFailure failure) {
    if (failure instanceof SlackFailure.NotPosted settled) {
      return settled.result();
    }
    return failure instanceof SlackFailure.TokenRefused refused
        ? refused.result()
        : ((SlackFailure.Unknown) failure).result();
  }

  private static SlackApiException answer(int status, String body, String retryAfter) {
    Response response =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .header("Retry-After", retryAfter)
            .body(ResponseBody.create(body, MediaType.get("application/json")))
            .build();
    return new SlackApiException(response, body);
  }
}
