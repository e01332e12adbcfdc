package dev.paperboy.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FetchAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://h, /api?a=1, https://h/api?a=1",
    "https://h/, /api, https://h/api",
    "https://h/hf/, /api/x, https://h/hf/api/x",
    "https://h/hf?key=1, /api?a=2, https://h/hf/api?a=2&key=1",
    "https://h/oai, ?verb=x&set=a%3Ab, https://h/oai?verb=x&set=a%3Ab",
    "https://ada:pw@h, /rss/cs.CL+cs.LG, https://h/rss/cs.CL+cs.LG"
  })
  void pathsGoBelowTheAddressOfAServer(String base, String path, String whole) {
    FetchAddress below = FetchAddress.of(base).under(path);
    assertThat(below.key()).isEqualTo(whole);
    assertThat(below.authorization()).isEqualTo(FetchAddress.of(base).authorization());
  }
}
