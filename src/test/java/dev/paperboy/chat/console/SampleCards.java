package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;

/** Cards to show: invented papers. */
final class SampleCards {
  private SampleCards() {}

  static Card diffusion() {
    return new Card(
        arxiv("2606.14777"),
        "Slow Rivers: Diffusion Transformers that Plan Their Own Noise Schedule",
        "https://arxiv.org/abs/2606.14777",
        "Ada Ferreira, Minh Quân Trịnh, Zofia Łącka and 4 more",
        "A diffusion transformer that predicts how much noise to remove next, instead of following"
            + " a fixed schedule, reaches the same image quality in a third of the steps.",
        true,
        "Hugging Face",
        Instant.parse("2026-06-12T08:00:00Z"),
        List.of("cs.CV", "cs.LG"),
        48,
        6,
        "https://github.com/example/slow-rivers",
        "https://example.org/slow-rivers",
        "https://arxiv.org/pdf/2606.14777",
        List.of("“diffusion” in the title", "“transformer” in the summary"),
        List.of("Diffusion Transformers", "diffusion", "transformer"),
        List.of(new Card.Cause(1, "diffusion transformer upvotes>=20")),
        false,
        "",
        "",
        "");
  }

  static Card agents() {
    return new Card(
        arxiv("2606.15002"),
        "Ask Before You Act: Clarifying Questions for Tool-Using Agents",
        "https://arxiv.org/abs/2606.15002",
        "Jonas Okafor and Lin Wei",
        "Agents that may ask one question before calling a tool finish 18% more tasks and make half"
            + " as many irreversible mistakes.",
        false,
        "arXiv",
        Instant.parse("2026-06-12T00:00:00Z"),
        List.of("cs.CL", "cs.AI"),
        0,
        0,
        "",
        "",
        "https://arxiv.org/pdf/2606.15002",
        List.of("“Agents” in the title"),
        List.of("Agents"),
        List.of(
            new Card.Cause(2, "(agents | \"tool use\") -survey"),
            new Card.Cause(3, "cat:cs.CL clarif*")),
        false,
        "",
        "",
        "");
  }

  static Card titled(String title) {
    return new Card(
        arxiv("2606.16000"),
        title,
        "https://arxiv.org/abs/2606.16000",
        title,
        title,
        false,
        title,
        Instant.parse("2026-06-12T00:00:00Z"),
        List.of(title),
        1,
        1,
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://arxiv.org/pdf/2606.16000",
        List.of(title),
        List.of(title),
        List.of(new Card.Cause(1, title)),
        false,
        "",
        "",
        "");
  }

  private static PaperId arxiv(String local) {
    return new PaperId(PaperId.Scheme.ARXIV, local);
  }
}
