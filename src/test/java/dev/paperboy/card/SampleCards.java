package dev.paperboy.card;

import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/** Cards of papers that nobody wrote. */
public final class SampleCards {
  private SampleCards() {}

  /** A paper with everything that a card can have. */
  public static Card full(int number) {
    return full(number, false, "", "");
  }

  /** The same paper, of which a later version was withdrawn. */
  public static Card withdrawn(int number) {
    return full(number, true, "v3 on 12 June", "");
  }

  /** The same paper in a list of trending ones. */
  public static Card ranked(int number) {
    return full(
        number, false, "", "Rank " + number + ": ▲ 42, +31 today, 3 comments, code, 2 feeds");
  }

  private static Card full(int number, boolean withdrawn, String version, String rank) {
    return new Card(
        id(number),
        "Quiet Rivers: Diffusion *without* Noise [" + number + "]",
        "https://huggingface.co/papers/" + id(number).local(),
        "Ada Brook, Ben_Stone, Cy Hill and 12 others",
        "We show that diffusion on rivers is quiet. It needs 40% fewer stones.",
        true,
        "Hugging Face · arXiv",
        Instant.parse("2026-05-04T00:00:00Z"),
        List.of("cs.CV", "cs.LG"),
        42,
        3,
        "https://github.com/example/quiet_rivers",
        "https://rivers.example.org/",
        "https://arxiv.org/pdf/" + id(number).local(),
        List.of("“diffusion” in the title"),
        List.of("diffusion", "Diffusion"),
        List.of(new Card.Cause(3, "diffusion cat:cs.CV")),
        withdrawn,
        version,
        rank,
        "");
  }

  /** A paper of which hardly anything is known. */
  public static Card scant(int number) {
    return card(number, "A Note on Stones", "");
  }

  /** A paper every text of which is this; one with an even number has a long rank. */
  public static Card hostile(int number, String text) {
    return new Card(
        id(number),
        text,
        "https://example.org/" + number,
        text,
        text,
        true,
        text,
        Instant.parse("2026-05-04T00:00:00Z"),
        List.of(text, text),
        1,
        1,
        text,
        text,
        text,
        List.of(text),
        List.of(text, "evil", "a"),
        List.of(new Card.Cause(1, text), new Card.Cause(2, text)),
        false,
        "",
        number % 2 == 0
            ? "Rank 100000: ▲ 100000, +100000 in 6 hours, 100000 comments, code, 9 feeds"
            : "",
        "");
  }

  static Card card(int number, String title, String summary) {
    return new Card(
        id(number),
        title,
        "",
        "",
        summary,
        false,
        "",
        Instant.parse("2026-05-04T00:00:00Z"),
        List.of(),
        0,
        0,
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        "",
        "");
  }

  private static PaperId id(int number) {
    return PaperId.parse("2605.%05d".formatted(number)).orElseThrow();
  }
}
