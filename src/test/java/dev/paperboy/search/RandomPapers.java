package dev.paperboy.search;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.Trend;
import dev.paperboy.search.index.IndexedPaper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Papers and queries made of a few words, so that they often meet in odd ways. */
final class RandomPapers {
  static final List<String> WORDS =
      List.of(
          "multi",
          "task",
          "multitask",
          "multi-task",
          "Multi-Tasks",
          "multi-tasking",
          "state",
          "state-of-the-art",
          "state-of-art",
          "stateoftheart",
          "art",
          "the",
          "of",
          "a",
          "in",
          "pre-trained",
          "pretrained",
          "pre",
          "trained",
          "training",
          "RAG",
          "rag",
          "Rag",
          "RAGs",
          "model",
          "models",
          "Models",
          "modelling",
          "world",
          "world-model",
          "worldmodels",
          "$\\alpha$-divergence",
          "alpha",
          "α",
          "divergence",
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
          "erdos",
          "3D",
          "3-D",
          "3 D",
          "GPT-4",
          "GPT 4",
          "GPT4",
          "4",
          "2024",
          "1,000",
          "1000",
          "C++",
          "C",
          "C#",
          "quantization",
          "quantize",
          "quantized",
          "quant",
          "naïve",
          "naive",
          "H$_2$O",
          "\\textbf{bold}",
          "bold",
          "R&amp;D",
          "R&D",
          "don't",
          "Bayes's",
          "Bayes",
          "learning",
          "machine",
          "machine-learning",
          "in-context",
          "context",
          "fine-tuned",
          "finetuned",
          "text-to-image",
          "text",
          "to",
          "image",
          "texttoimage",
          "图像",
          "图",
          "ﬁne",
          "tuned");

  private static final List<String> SEPARATORS = List.of(" ", " ", " ", " ", "-", ", ", ". ", "/");
  private static final List<String> GIVEN =
      List.of("Yann", "Y.", "Anna-Maria", "Anna Maria", "Paul", "Jürgen", "van", "O'Neil", "张");
  private static final List<String> FAMILY =
      List.of("LeCun", "Le Cun", "Erdős", "Paul", "Müller-Lee", "Lee", "O'Neil", "Yann", "伟");
  private static final List<String> CATEGORIES =
      List.of("cs.CL", "cs.LG", "stat.ML", "cs.cl", "math.PR", "q-bio", "cs", "hep-th");
  private static final List<String> FEEDS = List.of("huggingface", "arxiv", "jmlr", "HuggingFace");

  private static final LocalDate DAY = LocalDate.of(2026, 6, 12);

  private final Random random;

  RandomPapers(Random random) {
    this.random = random;
  }

  List<IndexedPaper> papers(int count) {
    return IntStream.range(0, count).mapToObj(this::paper).toList();
  }

  private IndexedPaper paper(int number) {
    Instant published = Instant.EPOCH.plus(Duration.ofDays(18_500L + random.nextInt(2200)));
    PaperId id = PaperId.of("arxiv:2606.%05d".formatted(number));
    Paper paper =
        Paper.builder(id, "x" + number + " " + text(6), published)
            .abstractText(random.nextInt(6) == 0 ? "" : text(14))
            .tldr(random.nextInt(3) == 0 ? text(5) : "")
            .authors(list(4, this::author))
            .categories(list(3, () -> any(CATEGORIES)))
            .keywords(list(2, () -> any(WORDS)))
            .organization(any(FAMILY))
            .comment(text(2))
            .signals(
                new Signals(
                    random.nextInt(30),
                    random.nextInt(8),
                    random.nextInt(3) == 0 ? "https://example.org/code" : "",
                    random.nextInt(3) == 0 ? "https://example.org/" : ""))
            .feeds(list(2, () -> any(FEEDS)))
            .trend(random.nextInt(2) == 0 ? new Trend(1 + random.nextInt(12), DAY) : null)
            .build();
    return new IndexedPaper(paper, published.plusSeconds(random.nextInt(100_000)));
  }

  private Author author() {
    return new Author(any(GIVEN) + " " + any(FAMILY));
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.append(any(WORDS)).append(any(SEPARATORS));
    }
    return text.toString();
  }

  /** A text that is meant as a query; not each is one. */
  String query(int depth) {
    int parts = 1 + random.nextInt(3);
    return Stream.generate(() -> part(depth))
        .limit(parts)
        .collect(Collectors.joining(any(List.of(" ", " ", " OR ", " | ", ", "))));
  }

  private String part(int depth) {
    String negation = random.nextInt(6) == 0 ? any(List.of("-", "NOT ")) : "";
    if (depth > 0 && random.nextInt(4) == 0) {
      return negation + "(" + query(depth - 1) + ")";
    }
    return negation + (random.nextInt(4) == 0 ? condition() : words());
  }

  private String words() {
    String field =
        random.nextInt(3) == 0 ? any(List.of("title:", "abstract:", "tldr:", "author:")) : "";
    Supplier<String> word = () -> field.equals("author:") ? name() : any(WORDS);
    String phrase =
        Stream.generate(word).limit(1 + random.nextInt(4)).collect(Collectors.joining(" "));
    return field
        + switch (random.nextInt(8)) {
          case 0 -> "\"" + phrase + "\"~" + random.nextInt(6);
          case 1, 2 -> "\"" + phrase + "\"";
          case 3 -> "=" + word.get();
          case 4 -> "=\"" + phrase + "\"";
          case 5 -> beginning(word.get()) + "*";
          default -> word.get();
        };
  }

  private String name() {
    return random.nextBoolean() ? any(GIVEN) : any(FAMILY);
  }

  private String beginning(String word) {
    return word.substring(0, Math.min(word.length(), 2 + random.nextInt(4)));
  }

  private String condition() {
    return switch (random.nextInt(8)) {
      case 0 -> "cat:" + any(CATEGORIES) + any(List.of("", "", ".*", "*"));
      case 1 -> "feed:" + any(FEEDS);
      case 2 -> "has:" + any(List.of("code", "project"));
      case 3 -> "year" + comparison() + (2020 + random.nextInt(6));
      case 4 -> "trending:" + (1 + random.nextInt(12));
      case 5, 6 -> "about:\"" + text(3) + "\"" + any(List.of("", "", "~1", "~20", "~50"));
      default -> any(List.of("upvotes", "comments")) + comparison() + random.nextInt(20);
    };
  }

  private String comparison() {
    return any(List.of(">=", "<=", ">", "<", "=", ":"));
  }

  private <T> List<T> list(int most, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
