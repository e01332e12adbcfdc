package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.paperboy.chat.CheckFinding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PublicAddressCheckTest {

  private static List<String> check(String address) {
    return PublicAddressCheck.of(URI.create(address)).stream()
        .map(finding -> finding.level() + " " + finding.text())
        .toList();
  }

  private static List<String> checkServer(int status) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/healthz",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return check("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAddressThatAnswersIsSound() throws Exception {
    assertThat(checkServer(200))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("NOTE") && line.contains("the reader's own machine"))
        .anyMatch(line -> line.startsWith("OK") && line.endsWith(" answers"));
  }

  @Test
  void aProxyWhoseProgramIsDownIsNoProblemAndAnotherServerIs() throws Exception {
    assertThat(checkServer(502)).anyMatch(line -> line.startsWith("NOTE") && line.contains("502"));
    assertThat(checkServer(404))
        .anyMatch(line -> line.startsWith("PROBLEM") && line.contains("HTTP 404"));
  }

  @Test
  void anAddressThatDoesNotAnswerIsANote() {
    assertThat(PublicAddressCheck.of(URI.create("http://127.0.0.1:1")))
        .allMatch(CheckFinding::sound)
        .anyMatch(finding -> finding.text().contains("does not answer"));
  }

  @Test
  void anAddressWithoutTlsIsAProblemUnlessItIsThisMachine() {
    assertThat(PublicAddressCheck.quality(URI.create("http://papers.example.org")))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.sound()).isFalse();
              assertThat(finding.text()).contains("is not https://");
            });
    assertThat(PublicAddressCheck.quality(URI.create("https://papers.example.org"))).isEmpty();
    assertThat(PublicAddressCheck.quality(URI.create("http://[::1]:8080")))
        .hasValueSatisfying(finding -> assertThat(finding.sound()).isTrue());
  }
}
