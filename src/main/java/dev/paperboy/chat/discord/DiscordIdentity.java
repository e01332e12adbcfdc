package dev.paperboy.chat.discord;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks Discord who a token belongs to, without going online. Thread-safe. */
final class DiscordIdentity {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final OkHttpClient client = new OkHttpClient.Builder().callTimeout(PATIENCE).build();
  private final DiscordOptions options;

  DiscordIdentity(DiscordOptions options) {
    this.options = options;
  }

  private record Answer(int status, String body) {}

  /** Discord's response on a token. */
  sealed interface Identity {
    /** The token belongs to this bot. */
    record Known(String id, String name) implements Identity {}

    /** The token is invalid. */
    record Unknown() implements Identity {}

    /** Discord did not give a usable response. */
    record Unclear(String reason) implements Identity {}
  }

  /** Returns the owner of the token. */
  Identity whoAmI() throws InterruptedException {
    try {
      Answer answer = get("users/@me");
      if (answer.status() == 401) {
        return new Identity.Unknown();
      }
      if (answer.status() != 200) {
        return new Identity.Unclear("Discord returned status " + answer.status());
      }
      DataObject user = DataObject.fromJson(answer.body());
      return new Identity.Known(user.getString("id"), user.getString("username"));
    } catch (IOException | IllegalArgumentException failure) {
      return new Identity.Unclear(
          "Discord cannot be reached at " + host() + " (" + reason(failure) + ")");
    } catch (ParsingException unreadable) {
      return new Identity.Unclear("the server at " + host() + " is not Discord");
    }
  }

  /** Returns the ID of the bot's application; the bot's own ID if it is not available. */
  String application(Identity.Known bot) throws InterruptedException {
    try {
      Answer answer = get("applications/@me");
      return answer.status() == 200
          ? DataObject.fromJson(answer.body()).getString("id", bot.id())
          : bot.id();
    } catch (IOException | ParsingException unreported) {
      // Except for the oldest bots, the two IDs are equal.
      return bot.id();
    }
  }

  private String host() {
    return String.valueOf(URI.create(options.requestsBegin()).getAuthority());
  }

  private static String reason(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private Answer get(String path) throws IOException, InterruptedException {
    Request request =
        new Request.Builder()
            .url(options.requestsBegin() + path)
            .header("Authorization", "Bot " + options.token())
            .header("User-Agent", "DiscordBot (paperboy, 1)")
            .build();
    try (Response response = client.newCall(request).execute()) {
      return new Answer(response.code(), response.body().string());
    } catch (InterruptedIOException stopped) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw stopped;
    }
  }
}
