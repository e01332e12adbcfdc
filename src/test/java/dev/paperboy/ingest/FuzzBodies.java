package dev.paperboy.ingest;

import dev.paperboy.CapturedData;
import dev.paperboy.feed.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Bodies as no server should send them: real ones with something wrong, and structures made to be
 * deep, wide or unclosed. Not safe for use by several threads.
 */
final class FuzzBodies {
  /** What a source reads. */
  enum Kind {
    RSS,
    ARXIV_RSS,
    ARXIV_API,
    OAI,
    HUGGING_FACE,
    BIORXIV,
    LINES
  }

  private static final int LONGEST_BASE = 400_000;
  private static final List<String> TOKENS =
      List.of(
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "&",
          "&amp;",
          "&#0;",
          "&#x110000;",
          "&#146;",
          "<b>",
          "</b>",
          "<item>",
          "</item>",
          "<entry>",
          "<record>",
          "</channel>",
          "<?xml version='1.1'?>",
          "<!DOCTYPE a [<!ENTITY b 'c'>]>",
          " xmlns:a='urn:a'",
          " xmlns=''",
          "<a:b/>",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "1e999999999",
          "9999999999999999999999",
          "-1",
          "2611.12340",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\uFFFF",
          "\uFEFF",
          "\r",
          "\n",
          "$",
          "\\",
          "10.1/x",
          "arXiv:2606.00001",
          "27 Sept",
          "Fri, 99 Foo 26",
          "@",
          "(((",
          "href='//[::1'");

  /** Of a text, in XML and JSON alike. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "(@",
          "a@b ",
          "; ",
          "Ada, ",
          " and ",
          "$\\\\alpha$",
          "{",
          "}",
          "[[",
          "](x)",
          "arXiv:2606.00001 ",
          "10.1234/x ",
          "https://a_b:99/|",
          "http://x/%zz",
          "2026-02-30",
          "27 Sept",
          "1795680900123",
          "soon",
          "é",
          "\u202E",
          "\uFFFD",
          "日本",
          "😀",
          "'",
          "&amp;",
          "&#146;",
          "&nbsp;",
          "@everyone ",
          "-1",
          "1e999999999");

  /** Of JSON that is no text. */
  private static final List<String> RAW =
      List.of(
          "null", "true", "[]", "{}", "[[[]]]", "2611.12340", "-1", "1e999999999", "{\"a\":[]}");

  private final Random random;
  private final Map<Kind, List<byte[]>> bases = new HashMap<>();

  /** Made-up bodies, and captured ones where they are, changed by this chance. */
  FuzzBodies(Random random) {
    this.random = random;
    made(Kind.RSS, ScriptedServer.resource("/feed/syndication/journal.rss.xml"));
    made(Kind.RSS, atom(entry("words <b>in</b> bold")));
    made(Kind.ARXIV_RSS, ScriptedServer.resource("/feed/arxiv/daily.rss.xml"));
    made(Kind.ARXIV_API, ScriptedServer.resource("/feed/arxiv/old-layout.atom.xml"));
    made(Kind.OAI, oai(record("a text")));
    made(Kind.HUGGING_FACE, ScriptedServer.resource("/feed/huggingface/list.json"));
    made(Kind.BIORXIV, ScriptedServer.resource("/feed/biorxiv/page.json"));
    made(Kind.LINES, (line("\"x\"") + "\n").repeat(3));
    CapturedData.folder().map(folder -> folder.resolve("feeds")).ifPresent(this::addCaptured);
  }

  /** The same bodies, changed by other chance. */
  FuzzBodies(FuzzBodies bodies, Random random) {
    this.random = random;
    this.bases.putAll(bodies.bases);
  }

  private void made(Kind kind, String body) {
    of(kind).add(bytes(body));
  }

  private List<byte[]> of(Kind kind) {
    return bases.computeIfAbsent(kind, none -> new ArrayList<>());
  }

  private void addCaptured(Path feeds) {
    add(Kind.RSS, feeds.resolve("feed_corpora"), ".xml");
    add(Kind.RSS, feeds.resolve("arxiv_rss"), ".xml");
    add(Kind.ARXIV_RSS, feeds.resolve("arxiv_rss"), ".xml");
    add(Kind.ARXIV_API, feeds.resolve("arxiv_api"), ".xml");
    add(Kind.OAI, feeds.resolve("arxiv_oai"), ".xml");
    add(Kind.HUGGING_FACE, feeds.resolve("hf_daily"), ".json");
  }

  private void add(Kind kind, Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        byte[] body = Files.readAllBytes(file);
        of(kind).add(Arrays.copyOf(body, Math.min(body.length, LONGEST_BASE)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The next body.
   *
   * @param most how many characters a made-up structure has at most
   */
  byte[] next(Kind kind, int most) {
    if (random.nextInt(4) == 0) {
      return bytes(structure(kind, 1 + random.nextInt(most)));
    }
    byte[] body = any(kind);
    boolean wellFormed = random.nextBoolean();
    for (int change = random.nextInt(4); change >= 0; change--) {
      body = wellFormed ? revalued(body, kind) : mutated(body, kind);
    }
    return body;
  }

  /** The body with another value in one place; it is mostly as well-formed as it was. */
  private byte[] revalued(byte[] body, Kind kind) {
    boolean json = kind.compareTo(Kind.HUGGING_FACE) >= 0;
    int at = random.nextInt(body.length);
    int start = json ? openingQuote(body, at) : indexOf(body, '>', at);
    int end = indexOf(body, json ? '"' : '<', start + 1);
    if (start < 0 || end < 0) {
      return body;
    }
    boolean raw = json && random.nextBoolean();
    List<String> values = raw ? RAW : VALUES;
    byte[] value = repeated(bytes(values.get(random.nextInt(values.size()))));
    byte[] one = bytes(values.get(random.nextInt(values.size())));
    int skipped = raw ? 0 : 1;
    return joined(
        Arrays.copyOf(body, start + skipped),
        raw || random.nextBoolean() ? one : value,
        Arrays.copyOfRange(body, end + (raw ? 1 : 0), body.length));
  }

  /** Of the last value that is a text before this place; names are followed by a colon. */
  private static int openingQuote(byte[] body, int before) {
    int found = -1;
    boolean within = false;
    for (int at = 0; at < before; at++) {
      if (body[at] == '\\') {
        at++;
      } else if (body[at] == '"') {
        within = !within;
        found = within && at > 1 && (body[at - 1] == ':' || body[at - 2] == ':') ? at : found;
      }
    }
    return found;
  }

  private static int indexOf(byte[] body, char sought, int from) {
    for (int at = Math.max(0, from); at < body.length; at++) {
      if (body[at] == sought) {
        return at;
      }
    }
    return -1;
  }

  /** Whether it is one of the rare times. */
  boolean isRare() {
    return random.nextInt(50) == 0;
  }

  private byte[] any(Kind kind) {
    List<byte[]> all = of(kind);
    return all.get(random.nextInt(all.size()));
  }

  private byte[] mutated(byte[] body, Kind kind) {
    int at = random.nextInt(body.length + 1);
    int end = at + random.nextInt(Math.min(2_000, body.length - at) + 1);
    byte[] before = Arrays.copyOf(body, at);
    byte[] after = Arrays.copyOfRange(body, at, body.length);
    return switch (random.nextInt(7)) {
      case 0 -> joined(before, bytes(TOKENS.get(random.nextInt(TOKENS.size()))), after);
      case 1 -> joined(before, Arrays.copyOfRange(body, end, body.length));
      case 2 -> joined(before, repeated(Arrays.copyOfRange(body, at, end)), after);
      case 3 -> random.nextInt(4) == 0 && at > 0 ? before : joined(before, after);
      case 4 -> joined(before, slice(any(kind)), after);
      case 5 -> noisy(body);
      default -> joined(before, repeated(bytes(TOKENS.get(random.nextInt(TOKENS.size())))), after);
    };
  }

  private byte[] slice(byte[] body) {
    int at = random.nextInt(body.length);
    return Arrays.copyOfRange(body, at, at + random.nextInt(Math.min(5_000, body.length - at)));
  }

  private byte[] repeated(byte[] piece) {
    int times = 1 + random.nextInt(Math.max(1, Math.min(2_000, 100_000 / (piece.length + 1))));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int time = 0; time < times; time++) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private byte[] noisy(byte[] body) {
    byte[] noisy = body.clone();
    for (int byteAt = 0; byteAt < 1 + random.nextInt(20) && noisy.length > 0; byteAt++) {
      noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
    }
    return noisy;
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  /** Something deep, wide or unclosed, of about so many characters. */
  private String structure(Kind kind, int size) {
    return switch (kind) {
      case RSS -> random.nextBoolean() ? atom(xml("<entry>", size)) : rss(xml("<item>", size));
      case ARXIV_RSS -> rss(xml("<item>", size));
      case ARXIV_API -> atom(xml("<entry>", size));
      case OAI -> oai(xml("<record>", size));
      case HUGGING_FACE -> "[" + row(json(size)) + "]";
      case BIORXIV -> "{\"messages\":[{\"status\":\"ok\"}],\"collection\":[" + json(size) + "]}";
      case LINES -> line(json(size)) + "\n" + line("\"fine\"");
    };
  }

  private String xml(String item, int size) {
    String end = "</" + item.substring(1);
    return switch (random.nextInt(12)) {
      case 0 -> entry("<b>".repeat(size / 7) + "</b>".repeat(size / 7));
      case 1 -> item + "<b>".repeat(size / 3);
      case 2 -> (item + end).repeat(size / (2 * item.length() + 1));
      case 3 -> item.repeat(size / item.length());
      case 4 -> item + "<title>" + "&amp;".repeat(size / 5) + "</title>" + end;
      case 5 -> item + "<title>" + "&".repeat(size) + "</title>" + end;
      case 6 -> item + "<![CDATA[" + "<![CDATA[".repeat(size / 9);
      case 7 -> item.replace(">", " a='" + "x".repeat(size) + "'>") + end;
      case 8 -> item.replace(">", numbered(" a%d='1'", size / 10) + ">") + end;
      case 9 -> item + numbered("<category>c%d</category>", size / 26) + end;
      case 10 -> item + "<author>" + "(@".repeat(size / 2) + "</author>" + end;
      default -> item.replace(">", numbered(" xmlns:p%d='urn:p'", size / 20) + ">") + "x</b>" + end;
    };
  }

  private String json(int size) {
    return switch (random.nextInt(7)) {
      case 0 -> "[".repeat(size / 2) + "]".repeat(size / 2);
      case 1 -> "[".repeat(size);
      case 2 -> "[" + "[],".repeat(size / 3) + "0]";
      case 3 -> "9".repeat(size);
      case 4 -> "\"" + "\\u0041".repeat(size / 6) + "\"";
      case 5 -> "{" + numbered("\"a%d\":1,", size / 9) + "\"a\":1}";
      default -> "{\"a\":".repeat(size / 6) + "1" + "}".repeat(size / 6);
    };
  }

  private static String numbered(String piece, int times) {
    StringBuilder all = new StringBuilder();
    for (int number = 0; number < times; number++) {
      all.append(piece.formatted(number));
    }
    return all.toString();
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>J</title>" + items + "</channel></rss>";
  }

  private static String atom(String entries) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><title>J</title>" + entries + "</feed>";
  }

  private static String entry(String content) {
    return "<entry><id>urn:1</id><title>T</title><link href='https://example.org/1'/>"
        + "<content type='xhtml'><div>"
        + content
        + "</div></content></entry>";
  }

  private static String oai(String records) {
    return "<OAI-PMH><ListRecords>" + records + "</ListRecords></OAI-PMH>";
  }

  private static String record(String text) {
    return "<record><header><identifier>oai:1</identifier><datestamp>2026-06-14</datestamp></header>"
        + "<metadata><arXiv><id>2606.00001</id><created>2026-06-14</created><title>T</title>"
        + "<abstract>"
        + text
        + "</abstract></arXiv></metadata></record>";
  }

  private static String row(String value) {
    return "{\"paper\":{\"id\":\"2606.00001\",\"title\":\"T\",\"upvotes\":1,\"more\":"
        + value
        + "}}";
  }

  private static String line(String value) {
    return "{\"id\":\"2606.00001\",\"title\":\"T\",\"published\":\"2026-06-01\",\"more\":"
        + value
        + "}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
