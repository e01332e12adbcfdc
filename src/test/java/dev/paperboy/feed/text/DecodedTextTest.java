package dev.paperboy.feed.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecodedTextTest {
  private static final String WORDS = "<t>“Naïve” café, ΛCDM, 日本, 😀</t>";

  private static byte[] joined(Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      bytes.writeBytes(part instanceof byte[] raw ? raw : part.toString().getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/xml",
        "text/html",
        "text/rss+xml; charset=us-ascii",
        "text/xml; charset=iso-8859-1",
        "text/xml charset=utf-8",
        "application/xml; charset=\"UTF-16\"",
        "application/rss+xml;charset=nonsense"
      })
  void whatIsValidInUtf8IsUtf8WhateverTheLabel(String type) {
    assertThat(DecodedText.of(WORDS.getBytes(UTF_8), type)).isEqualTo(WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "ISO-8859-1", "us-ascii", "windows-1251", "none"})
  void theDeclarationOfADocumentDoesNotMakeValidUtf8AnythingElse(String encoding) {
    String document = "<?xml version='1.0' encoding='" + encoding + "'?>" + WORDS;
    assertThat(DecodedText.of(document.getBytes(UTF_8), "text/xml")).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wideEncodingsAreKnownWithAndWithoutAMarkWhateverTheLabel(String name) {
    Charset wide = Charset.forName(name);
    for (String text : new String[] {WORDS, "[{\"id\": \"ü\"}]", "\n {}"}) {
      assertThat(DecodedText.of(text.getBytes(wide), "text/xml; charset=utf-8")).isEqualTo(text);
      assertThat(DecodedText.of(("\uFEFF" + text).getBytes(wide), "")).isEqualTo(text);
    }
  }

  @Test
  void aMarkOfUtf8IsLeftOutAlsoWhereItStandsTwice() {
    assertThat(DecodedText.of("\uFEFF\uFEFF{}".getBytes(UTF_8), "")).isEqualTo("{}");
    assertThat(DecodedText.of(bytes(), "")).isEmpty();
    assertThat(DecodedText.of(bytes('{'), "")).isEqualTo("{");
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, Café",
    "iso-8859-15, 10 €",
    "windows-1251, Привет",
    "KOI8-R, Привет",
    "Shift_JIS, 日本語の論文",
    "GBK, 中文论文",
    "gb2312, 中文论文",
    "EUC-KR, 한국어",
    "Big5, 中文論文",
    "windows-1253, Αθήνα",
    "iso-2022-jp, 日本語",
  })
  void otherEncodingsAreReadAsHeaderOrDocumentNameThem(String label, String words) {
    byte[] body = words.getBytes(Charset.forName(label));
    assertThat(DecodedText.of(body, "text/xml; charset=" + label)).isEqualTo(words);
    String declaration = "<?xml version=\"1.0\" encoding=\"" + label + "\"?>";
    if (!label.startsWith("iso-2022")) {
      assertThat(DecodedText.of(joined(declaration, body), "text/xml"))
          .isEqualTo(declaration + words);
    }
  }

  @Test
  void theHeaderCountsBeforeTheDocumentWhereItFits() {
    byte[] russian =
        joined("<?xml version='1.0' encoding='iso-8859-1'?>", "Привет".getBytes(windows(1251)));
    assertThat(DecodedText.of(russian, "text/xml; charset=windows-1251")).endsWith("Привет");
    byte[] japanese =
        joined("<?xml version='1.0' encoding='Shift_JIS'?>", "日本".getBytes(windows(31)));
    assertThat(DecodedText.of(japanese, "text/xml; charset=euc-jp")).endsWith("日本");
  }

  private static Charset windows(int number) {
    return Charset.forName(number == 31 ? "windows-31j" : "windows-" + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/xml; charset=iso-8859-1", "text/xml; charset=us-ascii"})
  void westernBytesAreThoseOfWindows(String type) {
    byte[] western = "It’s – “naïve”… 5 €".getBytes(windows(1252));
    assertThat(DecodedText.of(western, type)).isEqualTo("It’s – “naïve”… 5 €");
    assertThat(DecodedText.of("Café".getBytes(ISO_8859_1), "")).isEqualTo("Café");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/xml; charset=utf-8", "text/xml; charset=iso-8859-1"})
  void strayWesternBytesWithinUtf8AreReadToo(String type) {
    byte[] mixed = joined("naïve, Erdős and G", bytes(0xF6), "del", bytes(0x92), "s");
    assertThat(DecodedText.of(mixed, type)).isEqualTo("naïve, Erdős and Gödel’s");
  }

  @Test
  void westernTextStaysWhereSomeOfItHappensToBeValidInUtf8() {
    byte[] french = "L’été, «LIBERTÉ» à Noël".getBytes(windows(1252));
    assertThat(DecodedText.of(french, "text/xml; charset=iso-8859-1"))
        .isEqualTo("L’été, «LIBERTÉ» à Noël");
    String more = "L’été à Noël, très près de la forêt: dit « doué », « surdoué »";
    assertThat(DecodedText.of(more.getBytes(windows(1252)), "")).isEqualTo(more);
  }

  @Test
  void whatNothingCanReadIsMarked() {
    assertThat(DecodedText.of(joined("é cut ", bytes(0xE2, 0x80)), "utf-8")).isEqualTo("é cut �");
    assertThat(DecodedText.of(joined("é ", bytes(0x81)), "")).isEqualTo("é �");
    assertThat(DecodedText.of(bytes(0x83, 0x20, 0x82), "text/xml; charset=shift_jis"))
        .contains("�");
    assertThat(DecodedText.of(joined("[1]".getBytes(UTF_16LE), bytes(0x41)), "")).isEqualTo("[1]�");
    assertThat(DecodedText.of(joined("[1]".getBytes(UTF_16BE), bytes(0xD8, 0)), ""))
        .isEqualTo("[1]�");
  }

  @Test
  void charactersThatWereEncodedByHalvesAreWhole() {
    byte[] halves = bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80);
    assertThat(DecodedText.of(joined("ok ", halves), "")).isEqualTo("ok 😀");
    assertThat(DecodedText.of(joined("é ", halves, halves, halves), "")).isEqualTo("é 😀😀😀");
  }

  @Test
  void aZeroWithinATextDoesNotMakeItWide() {
    assertThat(DecodedText.of(joined("a", bytes(0), "bc"), "")).isEqualTo("a\0bc");
  }
}
