package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://rss_bridge:3000/x, http://rss_bridge:3000/x",
    "https://münchen.example/ü?ü=ü#ü, https://xn--mnchen-3ya.example/%C3%BC?%C3%BC=%C3%BC#%C3%BC",
    "https://example.org/a b|c[1]{d}^`%zz, https://example.org/a%20b%7Cc%5B1%5D%7Bd%7D%5E%60%25zz",
    "https://example.org/?a=b c|[]{}^`%, https://example.org/?a=b%20c%7C[]%7B%7D%5E%60%25",
    "' https://example.org/x ', https://example.org/x",
    "'https:\\\\example.org\\x', https://example.org/x",
    "https://ada:secret@example.org/x, https://example.org/x",
    "https://ada:100%@example.org/x, https://example.org/x",
    "https://example.org/%E4%20, https://example.org/%E4%20"
  })
  void addressesAreReadAsBrowsersReadThemAndEncodedForAllOthers(String written, String link) {
    assertThat(WebAddress.parse(written).map(WebAddress::link)).contains(link);
    assertThat(WebAddress.of(link, 200)).contains(link);
  }

  @Test
  void tabsAndLineBreaksWithinAreNotPartOfAnAddress() {
    assertThat(WebAddress.link("\n\thttps://example.org/\r\n  a\tb\n".replace("  ", "")))
        .contains("https://example.org/ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://Example.org",
        "http://example.org:80/a/../b?x=%7e#y",
        "https://example.org/ünï",
        "HTTPS://example.org/A"
      })
  void whatFollowsTheStandardStaysAsItIs(String written) {
    assertThat(WebAddress.link(written)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "/x",
        "ftp://example.org/",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "http://",
        "http://exa mple.org/",
        "http://a..b/",
        "data:text/html,http://example.org"
      })
  void whatIsNoAddressOfTheWebIsNone(String written) {
    assertThat(WebAddress.link(written)).isEmpty();
    assertThat(WebAddress.parse(written)).isEmpty();
    assertThat(WebAddress.of(written, 200)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x y, https://example.org/blog/x%20y",
    "/x, https://example.org/x",
    "?p=1, https://example.org/blog/feed?p=1",
    "//other.example/x, https://other.example/x",
    "'..\\x|', https://example.org/x%7C"
  })
  void relativeOnesAreResolved(String written, String link) {
    HttpUrl base = HttpUrl.get("https://example.org/blog/feed");
    assertThat(WebAddress.resolve(base, written).map(WebAddress::link)).contains(link);
  }

  @Test
  void aReaderIsSentNowhereThatAPlatformRefuses() {
    assertThat(WebAddress.of("https://ada@example.org/", 200)).isEmpty();
    assertThat(WebAddress.of("http://[::1]/", 200)).isEmpty();
    assertThat(WebAddress.of("https://example.org/" + "ü".repeat(40), 200)).isEmpty();
  }
}
