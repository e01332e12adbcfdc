package dev.paperboy.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.fetch.PublicNetwork.NotPublicException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicNetworkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.254",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void addressesOfThisMachineAndItsNetworksAreNotPublic(String address) throws Exception {
    assertThat(PublicNetwork.contains(InetAddress.getByName(address))).isFalse();
    assertThat(
            Redirects.follow(
                FetchAddress.of("https://192.0.2.1/"), "https://" + host(address), true))
        .isInstanceOf(Redirects.Refuse.class);
  }

  private static String host(String address) {
    return address.contains(":") ? "[" + address + "]/" : address + "/";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.1",
        "169.253.1.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.254",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "2606:4700::1111"
      })
  void theNeighboursOfTheseAreAndSoAreServersBehindAGatewayToIpv4(String address) throws Exception {
    assertThat(PublicNetwork.contains(InetAddress.getByName(address))).isTrue();
    assertThat(
            Redirects.follow(
                FetchAddress.of("https://192.0.2.1/"), "https://" + host(address), true))
        .isInstanceOf(Redirects.Follow.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://127.1/",
        "https://localhost/",
        "https:\\\\127.0.0.1\\",
        "https://１２７.0.0.1/",
        "//127.0.0.1/",
        "https://[::ffff:7f00:1]/",
        "https://127.0.0.1./"
      })
  void noSpellingHidesAnAddress(String location) {
    assertThat(Redirects.follow(FetchAddress.of("https://192.0.2.1/"), location, true))
        .isInstanceOf(Redirects.Refuse.class);
    assertThat(Redirects.follow(FetchAddress.of("https://192.0.2.1/"), location, false))
        .isInstanceOf(Redirects.Follow.class);
  }

  @Test
  void whatIsCheckedIsWhatIsConnectedTo() throws Exception {
    try (FeedTesting at = new FeedTesting("2026-06-15T12:00:00Z");
        ScriptedServer inside = at.server) {
      inside.on("/", ScriptedServer.json("[]"));
      Exchange exchange = new Exchange(FetchLimits.standard("1", ""), Proxies.NONE);
      for (String host : new String[] {"127.0.0.1", "localhost", "2130706433"}) {
        FetchAddress address =
            FetchAddress.of("http://" + host + ":" + inside.port() + "/x?key=hidden");
        FetchRequest request = FetchRequest.lookup(address, ContentKind.JSON, at.gate);
        RedirectChain chain = new RedirectChain(address, at.clock);

        assertThat(exchange.ask(address, request, chain)).isInstanceOf(Exchange.Answered.class);
        assertThat(chain.isPublic()).isFalse();

        chain.answered(true);
        assertThat(exchange.ask(address, request, chain))
            .isInstanceOfSatisfying(
                Exchange.Broken.class,
                broken -> {
                  assertThat(broken.mayPass()).isFalse();
                  assertThat(broken.reason())
                      .contains(
                          "/x, the target of a redirect, is not requested: ",
                          "is not a public address")
                      .doesNotContain("hidden");
                });
      }
      assertThat(inside.requests()).hasSize(3);
    }
  }

  @Test
  void socketsOfAnyMakingConnectToPublicAddressesOnly() throws Exception {
    try (Socket socket = PublicNetwork.sockets().createSocket()) {
      assertThatThrownBy(
              () -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)))
          .isInstanceOf(NotPublicException.class);
    }
    assertThatThrownBy(() -> PublicNetwork.sockets().createSocket("127.0.0.1", 9))
        .isInstanceOf(NotPublicException.class);
  }
}
