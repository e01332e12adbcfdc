package dev.paperboy.chat.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscription.ChannelId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailboxTest {

  @Test
  void anAddressInAnyCaseIsOneChannel() {
    assertThat(Mailbox.channel("Ann.Lee+papers@Example.ORG"))
        .hasValue(new ChannelId("email", "inbox", "ann.lee+papers@example.org"));
  }

  @Test
  void aDomainInAnotherScriptIsEncoded() {
    assertThat(Mailbox.channel("ann@bücher.example").orElseThrow().id())
        .isEqualTo("ann@xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ann",
        "ann@localhost",
        "ann@example.org\r\nBcc: eve@example.org",
        "ann\n@example.org",
        "ann@example.org, eve@example.org",
        "ann@example.org,eve@example.org",
        "Ann <ann@example.org>",
        "\"ann eve\"@example.org",
        "ann(comment)@example.org",
        "ann@@example.org",
        "eve@a@example.org",
        ".ann@example.org",
        "ann..lee@example.org",
        "ann@-example.org",
        "ann@example..org",
        "ann@[127.0.0.1]",
        "ann@example.org\u2028x",
        " ann@example.org"
      })
  void whatIsNotAPlainAddressIsNoChannel(String typed) {
    assertThat(Mailbox.channel(typed)).isEmpty();
  }

  @Test
  void anAddressThatIsTooLongIsNoChannel() {
    assertThat(Mailbox.channel("a".repeat(64) + "@example.org")).isPresent();
    assertThat(Mailbox.channel("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(Mailbox.channel("ann@" + "a.".repeat(130) + "org")).isEmpty();
  }
}
