package dev.paperboy.app.cli;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.StoredPapers;
import dev.paperboy.app.StoredTopics;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.chat.console.PaperCatalog.SearchAnswer;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.meaning.Topics;
import dev.paperboy.store.Database;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code search}: ranked search in the local store. */
@Command(
    name = "search",
    description = "Searches the papers in the local store.",
    mixinStandardHelpOptions = true)
public final class SearchSubcommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many, 1 to 1000.")
  private int limit = 10;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "relevance",
      description = "relevance, newest or upvotes.",
      converter = SortName.class)
  private PaperCatalog.Sort sort = PaperCatalog.Sort.RELEVANCE;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for.")
  private List<String> query = List.of();

  /** Parses the name of an order, ignoring case. */
  static final class SortName implements ITypeConverter<PaperCatalog.Sort> {
    @Override
    public PaperCatalog.Sort convert(String name) {
      return Arrays.stream(PaperCatalog.Sort.values())
          .filter(sort -> sort.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("it must be relevance, newest or upvotes"));
    }
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be a number from 1 to " + MOST);
    }
    Settings settings = config.read();
    SystemTime time = new SystemTime();
    FeedSet feeds = FeedSet.of(settings, time, new LocalPace(time.steady()));
    try (Database database = Database.openToRead(settings.database().url());
        SearchIndex index =
            SearchIndex.open(database, ConfigOption.indexFolder(settings.database()))) {
      Topics topics =
          StoredTopics.read(database, index.model(), index.index()::visitVectors, new SystemTime());
      index.index().setTopics(topics);
      SearchAnswer answer =
          new StoredPapers(database, index.index(), topics, new CardFactory(feeds.titles()))
              .search(String.join(" ", query), sort, limit);
      if (answer instanceof SearchAnswer.Mistaken mistaken) {
        String suggestion =
            mistaken.suggestion().isEmpty() ? "" : ". Try: " + mistaken.suggestion();
        throw new OperatorException(mistaken.reason() + suggestion);
      }
      print((SearchAnswer.Found) answer);
      return 0;
    }
  }

  private void print(SearchAnswer.Found found) {
    PrintWriter out = spec.commandLine().getOut();
    if (found.papers().isEmpty()) {
      out.println("No paper matches.");
    } else if (!found.query().equals(String.join(" ", query).strip())) {
      out.println("No paper matches that. Closest matches: " + found.query());
    } else if (found.total() == 0) {
      out.println("No paper matches that. Close in meaning:");
    } else if (!found.didYouMean().isEmpty()) {
      out.println("Did you mean: " + found.didYouMean());
    }
    for (Card card : found.papers()) {
      out.println(card.title());
      out.println("  " + card.paper() + "  " + card.url());
      out.println("  " + card.authors());
      if (!card.match().isEmpty()) {
        out.println("  " + card.match());
      }
      if (!card.why().isEmpty()) {
        out.println("  " + String.join(", ", card.why()));
      }
    }
    out.flush();
  }
}
