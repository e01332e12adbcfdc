package dev.paperboy.feed.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlEventsTest {
  private int passed;

  private int read(String document) throws Exception {
    int read = 0;
    try (XmlEvents events = XmlEvents.of(document, () -> passed++)) {
      while (events.hasNext()) {
        events.next();
        read++;
      }
    }
    return read;
  }

  private static String declared(int namespaces) {
    return IntStream.range(0, namespaces)
        .mapToObj(" xmlns:p%d='urn:p'"::formatted)
        .collect(Collectors.joining());
  }

  @Test
  void aTagOfMoreNamespacesThanTheParserCanCompareIsRefused() throws Exception {
    assertThat(read("<a" + declared(10_000) + "/>")).isEqualTo(3);
    assertThat(read("<a>" + "<b xmlns='urn:b'>xmlns</b>".repeat(10_000) + "</a>")).isPositive();
    assertThat(read("<a><![CDATA[" + "<b xmlns='x'>".repeat(20_000) + "]]></a>")).isPositive();

    for (String tag : new String[] {"<a", "<?xml version='1.0'?><r><a", "<r a='>'><b c='>'"}) {
      assertThatExceptionOfType(XMLStreamException.class)
          .isThrownBy(() -> read(tag + declared(10_001) + "/>"))
          .withMessage("it declares too many namespaces in one tag");
    }
  }

  @Test
  void theCheckpointIsPassedAgainAndAgainWithinADocument() throws Exception {
    int events = read("<a>" + "<b/>".repeat(10_000) + "</a>");

    assertThat(passed).isEqualTo(events / 64);
  }
}
