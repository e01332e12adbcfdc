package dev.paperboy.feed.fetch;

import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.feed.FeedTesting;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiesTest {
  private final FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");

  @AfterEach
  void close() {
    at.close();
  }

  private FetchResult fetch(String address, Map<String, String> environment) throws Exception {
    FetchLimits limits =
        new FetchLimits(
            "Test", Duration.ofSeconds(5), Duration.ofSeconds(20), FetchLimits.MOST_BYTES);
    Fetcher fetcher =
        new Fetcher(limits, Proxies.of(environment), at.clock, at.sleeper, new Random(1));
    return fetcher.fetch(FetchRequest.lookup(FetchAddress.of(address), ContentKind.JSON, at.gate));
  }

  private String server() {
    return "127.0.0.1:" + at.server.port();
  }

  private static String proxyOf(String url, Map<String, String> environment) {
    return Proxies.of(environment).of(HttpUrl.get(url)).map(Object::toString).orElse("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"})
  void aServerIsAskedThroughTheProxyByItsNameAlone(String variable) throws Exception {
    at.server.on("http://rss_bridge.invalid:3000/x", json("[]"));

    FetchResult result =
        fetch("http://rss_bridge.invalid:3000/x?key=1", Map.of(variable, "http://" + server()));

    assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    assertThat(at.server.targets()).containsExactly("http://rss_bridge.invalid:3000/x?key=1");
    assertThat(at.server.requests().get(0).header("host")).isEqualTo("rss_bridge.invalid:3000");
    assertThat(at.server.requests().get(0).header("proxy-authorization")).isEmpty();
  }

  @Test
  void theProxyIsSentItsUserAndPasswordAndTheServerIsNot() throws Exception {
    at.server.on("http", json("[]"));

    fetch("http://feeds.invalid/x", Map.of("HTTP_PROXY", "http://ada:p%40ss@" + server() + "/"));
    fetch("http://" + server() + "/x", Map.of("NO_PROXY", "127.0.0.1", "HTTP_PROXY", "u:p@h:1"));

    assertThat(at.server.requests().get(0).header("proxy-authorization"))
        .isEqualTo("Basic YWRhOnBAc3M=");
    assertThat(at.server.requests().get(1).header("proxy-authorization")).isEmpty();
  }

  @Test
  void aProxyThatRefusesOrIsNotThereIsNamedWithoutItsPassword() throws Exception {
    at.server.on("http", status(407, ""));
    Map<String, String> proxies =
        Map.of("HTTP_PROXY", "ada:secret@" + server(), "HTTPS_PROXY", "ada:secret@" + server());

    assertThat(fetch("http://feeds.invalid/x", proxies).toString())
        .contains("http://feeds.invalid/x returned 407 (the proxy wants a user and password")
        .doesNotContain("secret");
    assertThat(fetch("https://feeds.invalid/x", proxies).toString())
        .contains("the proxy " + server() + " (HTTPS_PROXY) would not connect to feeds.invalid")
        .doesNotContain("secret");
    at.server.close();
    assertThat(fetch("http://feeds.invalid/x", proxies).toString())
        .contains("could not be reached through the proxy " + server() + " (HTTP_PROXY)");
    assertThat(fetch("http://a/x", Map.of("HTTP_PROXY", "proxy.invalid:3128")).toString())
        .contains("the proxy proxy.invalid:3128 (HTTP_PROXY) could not be found");
  }

  @Test
  void aRedirectIntoThePrivateNetworkIsNotFollowedThroughAProxyEither() throws Exception {
    at.server.on("http://feeds.invalid/x", status(302, "", "Location", "http://10.0.0.1/admin"));

    assertThat(fetch("http://feeds.invalid/x", Map.of("HTTP_PROXY", server())).toString())
        .contains("which is not followed: it is not on the public network");
    assertThat(at.server.requests()).hasSize(1);
  }

  @Test
  void eachSchemeHasItsOwnProxyAndLowerCaseCountsFirst() {
    Map<String, String> environment =
        Map.of(
            "HTTP_PROXY", "http://upper:1",
            "http_proxy", "lower:2",
            "HTTPS_PROXY", "secure.example",
            "ALL_PROXY", "socks5h://all");
    assertThat(proxyOf("http://a/", environment)).isEqualTo("lower:2 (http_proxy)");
    assertThat(proxyOf("https://a/", environment)).isEqualTo("secure.example:80 (HTTPS_PROXY)");
    assertThat(proxyOf("https://a/", Map.of("ALL_PROXY", "socks5h://all", "HTTPS_PROXY", " ")))
        .isEqualTo("all:1080 (ALL_PROXY)");
    assertThat(Proxies.of(Map.of("ALL_PROXY", "socks5://h:9")).of(HttpUrl.get("http://a/")))
        .map(Proxies.Server::type)
        .isEqualTo(Optional.of(Proxy.Type.SOCKS));
    assertThat(proxyOf("http://a/", Map.of("HTTPS_PROXY", "http://p:1"))).isEqualTo("none");
    assertThat(proxyOf("http://a/", Map.of())).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "'*', http://anything/, true",
    "example.org, http://example.org/, true",
    "example.org, https://a.b.EXAMPLE.org/, true",
    "example.org, http://notexample.org/, false",
    "example.org, http://example.org.evil.test/, false",
    ".example.org, http://a.example.org/, true",
    "'*.example.org', http://a.example.org/, true",
    "'localhost , 127.0.0.1', http://127.0.0.1:8080/, true",
    "127.0.0.1, http://127.0.0.2/, false",
    "10.0.0.0/8, http://10.1.2.3/, true",
    "10.0.0.0/8, http://11.1.2.3/, false",
    "10.0.0.0/8, http://ten.example/, false",
    "fd00::/8, http://[fd12::1]/, true",
    "[::1], http://[::1]:80/, true",
    "::1, http://[::1]/, true",
    "example.org:8080, http://example.org:8080/, true",
    "example.org:8080, http://example.org/, false",
    "münchen.example, http://xn--mnchen-3ya.example/, true",
    "rss_bridge, http://rss_bridge:3000/, true",
    "'a b,c', http://c/, true",
    "nonsense/%, http://c/, false"
  })
  void hostsAreExemptedAsOtherProgramsReadTheVariable(String exempt, String url, boolean direct) {
    Map<String, String> environment = Map.of("ALL_PROXY", "p:1", "no_proxy", exempt);
    assertThat(proxyOf(url, environment)).isEqualTo(direct ? "none" : "p:1 (ALL_PROXY)");
  }

  @ParameterizedTest
  @CsvSource({
    "http://secret@, names no proxy",
    "http://u:secret@h:99999, names no proxy",
    "://secret, names no proxy",
    "u:secret@ho st, names no proxy",
    "https://u:secret@h:1, of a kind that is not supported; write http:// or socks5://",
    "ftp://secret, of a kind that is not supported",
    "socks5://u:secret@h, which is not sent to a SOCKS proxy"
  })
  void aProxyThatCannotBeIsRefusedWithoutItsPassword(String value, String reason) {
    assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the environment variable HTTPS_PROXY ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret");
  }
}
