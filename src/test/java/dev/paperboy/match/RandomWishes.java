package dev.paperboy.match;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.Trend;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries of every form and papers, made of so few words that they often meet in odd ways. */
final class RandomWishes {
  private static final List<String> WORDS =
      List.of(
          "multi",
          "task",
          "multitask",
          "multi-task",
          "Multi-Tasking",
          "state",
          "state-of-the-art",
          "stateoftheart",
          "art",
          "the",
          "of",
          "pre-trained",
          "pretrained",
          "training",
          "RAG",
          "rag",
          "RAGs",
          "model",
          "Models",
          "s",
          "modelling",
          "world",
          "world-model",
          "worldmodels",
          "$\\alpha$-divergence",
          "alpha",
          "α",
          "Erd\\H{o}s",
          "Erdős",
          "TNFα",
          "TNF",
          "TNF-alpha",
          "NF-κB",
          "NF-kappaB",
          "NF-kappa B",
          "NFkappaB",
          "kappa",
          "B",
          "1",
          "Aβ42",
          "$\\Lambda$CDM",
          "A*",
          "C*-algebra",
          "RRT* planner",
          "$\\pi^*$",
          "3D",
          "3-D",
          "3 D",
          "GPT-4",
          "GPT 4",
          "GPT4",
          "1,000",
          "1000",
          "C++",
          "C#",
          "quantization",
          "quantized",
          "naïve",
          "naive",
          "H$_2$O",
          "\\textbf{bold}",
          "R&amp;D",
          "don't",
          "Bayes's",
          "machine-learning",
          "learning",
          "fine-tuned",
          "finetuned",
          "text-to-image",
          "text",
          "to",
          "图像",
          "图",
          "ﬁne");
  private static final List<String> SEPARATORS = List.of(" ", " ", " ", " ", "-", ", ", ". ", "/");
  private static final List<String> GIVEN =
      List.of("Yann", "Y.", "Anna-Maria", "Anna Maria", "Jürgen", "van", "O'Neil", "张", "A. B.");
  private static final List<String> FAMILY =
      List.of("LeCun", "Le Cun", "Erdős", "Müller-Lee", "Lee", "O'Neil", "Yann", "伟", "Maria");
  private static final List<String> CATEGORIES =
      List.of("cs.CL", "cs.LG", "stat.ML", "cs.cl", "q-bio", "q-bio.NC", "hep-th");
  private static final List<String> FEEDS =
      List.of("huggingface", "arxiv", "arxiv-oai", "jmlr", "HuggingFace");

  private static final LocalDate DAY = LocalDate.of(2026, 6, 12);

  private final Random random;

  RandomWishes(Random random) {
    this.random = random;
  }

  Paper paper(int number) {
    Instant published = Instant.EPOCH.plus(Duration.ofDays(18_500L + random.nextInt(2200)));
    return Paper.builder(
            PaperId.of("arxiv:2606.%05d".formatted(number)),
            "x" + number + " " + text(6),
            published)
        .abstractText(random.nextInt(6) == 0 ? "" : text(16))
        .tldr(random.nextInt(3) == 0 ? text(5) : "")
        .authors(list(4, () -> new Author(any(GIVEN) + " " + any(FAMILY))))
        .categories(list(3, () -> any(CATEGORIES)))
        .signals(
            new Signals(
                random.nextInt(30),
                random.nextInt(8),
                random.nextInt(3) == 0 ? "https://example.org/code" : "",
                random.nextInt(3) == 0 ? "https://example.org/" : ""))
        .feeds(list(2, () -> any(FEEDS)))
        .trend(random.nextInt(2) == 0 ? new Trend(1 + random.nextInt(12), DAY) : null)
        .build();
  }

  /** A query that is understood. */
  Query query() {
    return Stream.generate(() -> QueryParser.parse(text(3, random.nextInt(4))))
        .filter(Parsed.class::isInstance)
        .map(result -> ((Parsed) result).query())
        .findFirst()
        .orElseThrow();
  }

  private String text(int most, int depth) {
    String between = any(List.of(" ", " ", " OR ", ", "));
    return Stream.generate(() -> part(depth))
        .limit(1 + random.nextInt(most))
        .collect(Collectors.joining(between));
  }

  private String part(int depth) {
    String minus = random.nextInt(4) == 0 ? "-" : "";
    if (depth > 0 && random.nextInt(3) == 0) {
      return minus + "(" + text(3, depth - 1) + ")";
    }
    return minus + (random.nextInt(4) == 0 ? condition() : words());
  }

  private String words() {
    String field =
        random.nextInt(3) == 0 ? any(List.of("title:", "abstract:", "tldr:", "author:")) : "";
    Supplier<String> word =
        () -> field.equals("author:") ? any(random.nextBoolean() ? GIVEN : FAMILY) : any(WORDS);
    String phrase =
        Stream.generate(word).limit(1 + random.nextInt(4)).collect(Collectors.joining(" "));
    return field
        + switch (random.nextInt(9)) {
          case 0 -> "\"" + phrase + "\"~" + (1 + random.nextInt(6));
          case 1, 2 -> "\"" + phrase + "\"";
          case 3 -> "=" + word.get();
          case 4 -> "=\"" + phrase + "\"";
          case 5 -> beginning(word.get()) + "*";
          default -> word.get();
        };
  }

  private String condition() {
    return switch (random.nextInt(8)) {
      case 0 -> "cat:" + any(CATEGORIES) + any(List.of("", "", ".*", "*"));
      case 1 -> "feed:" + any(FEEDS);
      case 2 -> "has:" + any(List.of("code", "project"));
      case 3 -> "year" + comparison() + (2020 + random.nextInt(6));
      case 4 -> "trending:" + (1 + random.nextInt(12));
      case 5, 6 -> "about:\"" + text(4) + "\"" + any(List.of("", "", "~1", "~20", "~50"));
      default -> any(List.of("upvotes", "comments")) + comparison() + random.nextInt(20);
    };
  }

  private String comparison() {
    return any(List.of(">=", "<=", ">", "<", "="));
  }

  private String beginning(String word) {
    return word.substring(0, Math.min(word.length(), 2 + random.nextInt(4)));
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.append(any(WORDS)).append(any(SEPARATORS));
    }
    return text.toString();
  }

  private <T> List<T> list(int most, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
