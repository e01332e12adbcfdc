package dev.paperboy.app.cli;

import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.chat.CheckFinding;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Checks the public address of the site, to which the links in mails and feeds lead. */
final class PublicAddressCheck {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private PublicAddressCheck() {}

  /** Checks an address, by one request that takes five seconds at most. */
  static List<CheckFinding> of(URI address) {
    return Stream.concat(quality(address).stream(), Stream.of(reached(address))).toList();
  }

  /** Returns what is wrong with an address as such. */
  static Optional<CheckFinding> quality(URI address) {
    if (new BindAddress(bare(address.getHost()), 0).isLoopback()) {
      return Optional.of(
          CheckFinding.note(
              address + " leads to the reader's own machine; others need a public address"));
    }
    return "https".equalsIgnoreCase(address.getScheme())
        ? Optional.empty()
        : Optional.of(
            new CheckFinding(
                false,
                address
                    + " is not https://, without which mail programs do not offer to unsubscribe"
                    + " by one click; put a proxy with a certificate in front of the program"));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static CheckFinding reached(URI address) {
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(LONGEST).build();
    Request request = new Request.Builder().url(address + "/healthz").build();
    try (Response response = client.newCall(request).execute()) {
      int status = response.code();
      if (response.isSuccessful()) {
        return new CheckFinding(true, address + " answers");
      }
      return status == 502 || status == 503 || status == 504
          ? CheckFinding.note(
              address + " answers with HTTP " + status + ", as it does while the program is down")
          : new CheckFinding(
              false,
              address
                  + "/healthz answers with HTTP "
                  + status
                  + "; does the address lead to this program?");
    } catch (SSLException certificate) {
      return new CheckFinding(
          false, address + " has no certificate that is trusted: " + certificate.getMessage());
    } catch (IOException silent) {
      return CheckFinding.note(
          address
              + " does not answer, as it may while the program is down: "
              + silent.getMessage());
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
