package dev.paperboy.chat.discord;

import dev.paperboy.chat.Pause;
import dev.paperboy.chat.ReplyRetry;
import dev.paperboy.chat.ReplyRetry.Waits;
import java.io.IOException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Retries replies to interactions after connection failures; nothing else. */
final class ReplyRetryInterceptor {
  private static final int BAD_REQUEST = 400;
  private static final int NO_CONTENT = 204;
  private static final long LARGEST_ERROR = 4_096;

  private ReplyRetryInterceptor() {}

  /**
   * Creates the retries.
   *
   * @param requestsBegin the base address of all requests
   */
  static ReplyRetry at(String requestsBegin, Pause pause) {
    return new ReplyRetry(
        request -> waits(requestsBegin, request), ReplyRetryInterceptor::acknowledged, pause);
  }

  /**
   * Returns the waits: an interaction must be acknowledged within three seconds, and replied to
   * within 15 minutes.
   */
  private static Waits waits(String requestsBegin, Request request) {
    String address = request.url().toString();
    if (address.startsWith(requestsBegin + "interactions/")) {
      return Waits.SHORT;
    }
    return address.startsWith(requestsBegin + "webhooks/") ? Waits.LONG : Waits.NONE;
  }

  /** Treats "already acknowledged" as success: only the first response was lost. */
  private static Response acknowledged(Response answer) {
    if (answer.code() != BAD_REQUEST || !isAcknowledged(answer)) {
      return answer;
    }
    answer.close();
    return answer
        .newBuilder()
        .code(NO_CONTENT)
        .message("No Content")
        .body(ResponseBody.create("", null))
        .build();
  }

  private static boolean isAcknowledged(Response answer) {
    try {
      DataObject error = DataObject.fromJson(answer.peekBody(LARGEST_ERROR).string());
      return error.getInt("code", 0) == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED.getCode();
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }
}
