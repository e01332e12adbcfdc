package dev.paperboy.chat.slack.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The browser of a person who installs the app: it keeps cookies, whatever their address. */
final class Browser {
  private static final Pattern LINK =
      Pattern.compile("https?://[^\"'<> ]*/oauth/v2/authorize\\?[^\"'<> ]*");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  // The JDK's own keeps "secure" cookies from plain HTTP, even on loopback.
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  HttpResponse<String> get(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      List<String> given = response.headers().allValues("Set-Cookie");
      given.forEach(this::keep);
      return response;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", interrupted);
    }
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0].trim(), pair.length == 2 ? pair[1] : "");
  }

  /** Opens the bot's installation page and finds Slack's address there. */
  URI authorization(URI installUrl) {
    HttpResponse<String> page = get(installUrl);
    String text = page.headers().firstValue("Location").orElse("") + " " + page.body();
    Matcher matcher = LINK.matcher(text.replace("&amp;", "&"));
    if (!matcher.find()) {
      throw new AssertionError(
          "No way to Slack at " + installUrl + ": " + page.statusCode() + " " + page.body());
    }
    return URI.create(matcher.group());
  }
}
