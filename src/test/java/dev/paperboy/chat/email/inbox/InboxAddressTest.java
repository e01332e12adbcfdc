package dev.paperboy.chat.email.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscription.ChannelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InboxAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ann@example.org,ann@example.org",
    "' Ann.Lee@Example.ORG ',ann.lee@example.org",
    "ann+papers@example.org,ann+papers@example.org",
    "ann@example.org.,ann@example.org",
    "ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ,ann@example.org",
    "ann@bücher.example,ann@xn--bcher-kva.example",
    "ann@XN--BCHER-KVA.example,ann@xn--bcher-kva.example",
    "o'neil_1=x@sub.example.org,o'neil_1=x@sub.example.org",
    "ann@example。org,ann@example.org"
  })
  void oneMailboxHasOneAddress(String typed, String address) {
    assertThat(InboxAddress.read(typed)).map(InboxAddress::text).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.org",
        "ann@",
        "ann@example",
        "ann@localhost",
        "ann@[127.0.0.1]",
        "ann@127.0.0.1",
        "ann@exa mple.org",
        "a b@example.org",
        "\"a b\"@example.org",
        "\"ann\"@example.org",
        "ann@example.org, bob@example.org",
        "ann@example.org;bob@example.org",
        "ann@example.org bob@example.org",
        "Ann <ann@example.org>",
        "ann@example.org\r\nBcc: bob@example.org",
        "ann\n@example.org",
        "ann@example.org\u0000",
        "ann@example.org\u2028Bcc: bob@example.org",
        "ann%bob.example@example.org",
        "host!ann@example.org",
        "ann(comment)@example.org",
        "ann..lee@example.org",
        ".ann@example.org",
        "ann.@example.org",
        "+tag@example.org",
        "ann@-example.org",
        "ann@example..org",
        "ann@example.org..",
        "ann@ex_ample.org",
        "ann@example.org?cc=bob@example.org",
        "аnn@example.org",
        "an\u200Bn@example.org",
        "ann@example.123"
      })
  void whatIsNotOnePlainAddressIsRefused(String typed) {
    assertThat(InboxAddress.read(typed)).isEmpty();
  }

  @Test
  void whatNoServerTakesIsTooLong() {
    assertThat(InboxAddress.read("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(InboxAddress.read("a".repeat(64) + "@example.org")).isPresent();
    assertThat(InboxAddress.read("ann@" + "a.".repeat(130) + "org")).isEmpty();
    assertThat(InboxAddress.read("ann@" + "a".repeat(64) + ".org")).isEmpty();
    assertThat(InboxAddress.read("\uFDFA".repeat(200) + "@example.org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A.N.N@gmail.com,ann@gmail.com",
    "ann+x+y@GoogleMail.com,ann@gmail.com",
    "a.nn+papers@gmail.com.,ann@gmail.com",
    "ann+x@example.org,ann@example.org",
    "a.nn@example.org,a.nn@example.org",
    "ann@bücher.example,ann@xn--bcher-kva.example"
  })
  void spellingsOfOneMailboxCountAsOne(String typed, String canonical) {
    assertThat(InboxAddress.read(typed)).map(InboxAddress::canonical).contains(canonical);
  }

  @Test
  void anAddressIsAChannelAndIsMaskedElsewhere() {
    assertThat(InboxAddress.read("Ann@example.org"))
        .map(InboxAddress::channel)
        .contains(new ChannelId("email", "inbox", "ann@example.org"));
    assertThat(ChannelId.masked("ann@example.org")).isEqualTo("a***@example.org");
    assertThat(ChannelId.masked("a@example.org")).isEqualTo("a***@example.org");
  }
}
