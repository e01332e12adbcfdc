package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.HostileShapes.Shape;
import dev.paperboy.app.log.LogTextRoutines;
import dev.paperboy.card.CardFactory;
import dev.paperboy.card.TextHighlights;
import dev.paperboy.chat.KeyboardText;
import dev.paperboy.chat.discord.message.DiscordText;
import dev.paperboy.chat.slack.answer.SlackTypedText;
import dev.paperboy.chat.slack.interact.SlackTextRoutines;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.command.CommandTextRoutines;
import dev.paperboy.feed.arxiv.ArxivTextRoutines;
import dev.paperboy.feed.biorxiv.BiorxivTextRoutines;
import dev.paperboy.feed.fetch.FetchTextRoutines;
import dev.paperboy.feed.file.PaperLines;
import dev.paperboy.feed.huggingface.HuggingFaceTextRoutines;
import dev.paperboy.feed.syndication.SyndicationTextRoutines;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.DecodedText;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.ReferencesInText;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.Spelling;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.site.SiteTextRoutines;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.subscription.WrittenSubscription;
import dev.paperboy.text.CleanText;
import dev.paperboy.text.HtmlText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every routine that meets foreign text takes time in proportion to it: of four times as long a
 * text four times as much, and not sixteen times. Time is what the thread spends on a processor,
 * the least of several runs, so that a busy machine makes no difference. All of it runs on a small
 * stack, so that a routine that goes deeper with the text is found, too. Each routine meets a part
 * of the shapes in the suite, and all of them in the long run, with {@code -Dpaperboy.long=true}.
 */
final class LinearTimeTest {
  private static final int LONGEST = 1 << 12;

  /** Lengths to begin with, so that one that grows exponentially does not take hours. */
  private static final int[] STEPS = {20, LONGEST};

  /** A routine that needs less for a text is beyond doubt; most need a tenth. */
  private static final long FLOOR_NANOS = 500_000;

  /** The same for short texts, and for routines that take no others. */
  private static final long FLOOR_OF_SHORT_NANOS = 20_000_000;

  private static final int SHORT = 1_000;

  /** Between what the length does and what its square does. */
  private static final double TOO_MUCH = 8;

  private static final int ROUNDS = 12;

  /** One shape in so many is tried with a routine in the suite. */
  private static final int IN_SUITE = 12;

  private static final int STACK_BYTES = 320 << 10;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final PaperId ID = PaperId.of("arxiv:2606.00001");
  private static final PaperLines LINES = new PaperLines("file", () -> NOW);
  private static final CardFactory CARDS = new CardFactory(Map.of());
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Path SOURCES = Path.of("src/main/java/dev/paperboy");

  /** The method of maps that is also called {@code replaceAll} takes a function. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "java\\.util\\.regex|com\\.google\\.re2j|\\.matches\\(\"|\\.replaceAll\\((?!\\s*\\(\\w+,"
              + " \\w+\\) ->)|\\.replaceFirst\\(|\\.split\\(");

  /** Classes with regular expressions that no routine here goes through, by the reason. */
  private static final Map<String, String> NOT_MEASURED =
      Map.of(
          "they read what the operator has configured, or published in DNS",
          "chat/email/bounce/ImapMailbox chat/email/check/DnsTexts chat/email/check/SenderCheck"
              + " app/advice/MachineCheck app/settings/value/ArxivCategory"
              + " app/settings/value/BindAddress app/settings/value/DatabaseAddress"
              + " app/settings/value/DurationText app/settings/value/Environment"
              + " app/settings/FeedNames app/settings/FeedSettings app/settings/Section"
              + " app/settings/TextFormat chat/discord/DiscordOptions chat/slack/send/SlackApi"
              + " feed/arxiv/ArxivFeed feed/fetch/Proxies ingest/OutageText store/DatabaseUrl"
              + " web/WebSettings chat/email/smtp/DkimKey chat/email/smtp/SmtpServer",
          "they read what the program has written itself",
          "chat/discord/message/SourceColor chat/slack/form/FormView"
              + " chat/slack/form/SubscriptionForms chat/slack/home/HomeTab"
              + " chat/slack/home/HomeAction"
              + " chat/slack/interact/SlackInteractions"
              + " store/AddressDigestMigration"
              + " chat/email/MailDraft chat/email/message/MailComposer deliver/MessageComposer"
              + " store/FileRunLock store/SqliteFiles store/mapping/Columns"
              + " store/mapping/RecordMapper store/mapping/RowMapping",
          "they read headers of requests, of which the web server takes 8 kB",
          "chat/slack/EventRoutes chat/slack/install/InstallRoutes site/PageNumber"
              + " site/PageResponses site/SiteRoutes site/feed/FeedRoutes web/HostNames"
              + " web/TokenGuard web/ClientAllowance chat/console/QueryParameters",
          "they read answers of Slack, Discord and mail servers, or ids that these have made",
          "chat/ReplyRetry chat/slack/install/RequiredScopes chat/slack/send/ConversationLookup"
              + " chat/slack/send/SlackFailureReader chat/slack/workspace/WorkspaceApi"
              + " chat/discord/interact/OptionText chat/email/smtp/SmtpFailure",
          "each expression repeats one class of characters, once",
          "feed/syndication/ItemPicture site/feed/XmlText embedding/EmbeddingEndpoint",
          "each expression matches a bounded text, or the beginning of one",
          "chat/console/ChannelName chat/console/ChannelRoutes chat/email/MailFailureText"
              + " chat/email/bounce/ReportFields chat/email/bounce/ReportParser"
              + " chat/email/inbox/InboxAddress chat/email/inbox/SignUp chat/email/inbox/TopicForm"
              + " chat/discord/interact/DiscordCommandRunner chat/slack/answer/SlackCommandRunner"
              + " chat/slack/interact/FormOpener chat/email/Mailbox chat/email/message/MailPaper"
              + " chat/email/message/FollowedQueries chat/email/message/PlainTextBody");

  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  static Stream<TextRoutine> routines() {
    return Stream.of(
            texts(),
            queries(),
            chats(),
            FetchTextRoutines.all(),
            SyndicationTextRoutines.all(),
            ArxivTextRoutines.all(),
            BiorxivTextRoutines.all(),
            HuggingFaceTextRoutines.all(),
            SlackTextRoutines.all(),
            SiteTextRoutines.all(),
            LogTextRoutines.all(),
            CommandTextRoutines.all(scene))
        .flatMap(List::stream);
  }

  private static List<TextRoutine> texts() {
    return List.of(
        TextRoutine.of("title", PaperText::title),
        TextRoutine.of("abstract", PaperText::abstractText),
        TextRoutine.of("link", PaperText::link, "paper/WebAddress"),
        TextRoutine.of("HTML", HtmlText::of, "text/HtmlText"),
        TextRoutine.of("HTML of an abstract", PaperText::html, "text/LatexSymbols"),
        TextRoutine.of(
            "date",
            text -> Dates.read(text, NOW),
            "feed/text/Dates",
            "feed/text/NamedMonths",
            "feed/text/ZoneNames"),
        TextRoutine.of(
            "time", text -> Dates.read("2026-06-15 12:00 " + text, NOW), "feed/text/ZoneNames"),
        TextRoutine.of("bytes", text -> DecodedText.of(bytes(text), ""), "feed/text/DecodedText"),
        TextRoutine.of("bytes of a kind", text -> DecodedText.of(bytes(text), text)),
        TextRoutine.of("address", LinearTimeTest::address, "feed/fetch/FetchAddress"),
        TextRoutine.of(
            "reference",
            PaperReference::parse,
            "paper/ArxivName",
            "paper/CopiedReference",
            "paper/Doi",
            "paper/PaperReference"),
        TextRoutine.of(
            "reference by its address",
            text -> PaperReference.parse("https://www.nature.com/articles/" + text),
            "paper/PaperAddress",
            "paper/PaperSite"),
        TextRoutine.of("DOI", text -> PaperReference.parse("10.1234/" + text)),
        TextRoutine.of("former reference", PaperReference::former),
        TextRoutine.of("id", PaperId::parse),
        TextRoutine.of("references", ReferencesInText::find, "paper/ReferencesInText"),
        TextRoutine.of(
            "withdrawal",
            text ->
                paper("T" + text).abstractText(text).comment(text).build().isWithdrawn()
                    || paper("T").comment(text).build().isWithdrawn(),
            "paper/Withdrawal"),
        TextRoutine.of("line of a file", text -> LINES.read(text, 1), "feed/file/PaperLines"),
        TextRoutine.of(
            "paper in a file",
            text -> LINES.read(fields(text, "abstract", "authors", "categories", "url"), 1),
            "feed/text/JsonFields"),
        TextRoutine.of(
            "named paper in a file",
            text -> LINES.read(fields(text, "keywords", "published", "hf_date", "upvotes"), 1)),
        TextRoutine.of(
            "paper of the snapshot", LinearTimeTest::snapshot, "feed/file/ArxivSnapshot"));
  }

  private static List<TextRoutine> queries() {
    return List.of(
        TextRoutine.of("analysis", TextAnalysis::analyze, "query/analysis/Folding"),
        TextRoutine.of("long query", QueryParser::parse),
        TextRoutine.of(
                "query",
                QueryParser::parse,
                "query/ConditionParser",
                "query/QueryLeaves",
                "query/Lexer",
                "query/Scope",
                "query/QuerySuggestion",
                "query/TopicParser")
            .upTo(QueryParser.LONGEST),
        TextRoutine.of("topic", text -> QueryParser.parse("about:\"" + text + "\"~5"))
            .upTo(QueryParser.LONGEST),
        TextRoutine.of("spelling", text -> Spelling.nearest(text, List.of("daily", "weekly"))),
        TextRoutine.of(
            "declared subscription",
            LinearTimeTest::wish,
            "subscription/WrittenSubscription",
            "subscription/Cadence"));
  }

  private static List<TextRoutine> chats() {
    return List.of(
        TextRoutine.of("card line", CleanText::line, "text/CleanText"),
        TextRoutine.of("card lines", CleanText::lines),
        TextRoutine.of(
            "card",
            text -> CARDS.of(paper("T" + text).abstractText(text).comment(text).url(text).build()),
            "card/CardFactory"),
        TextRoutine.of(
            "matched words", text -> TextHighlights.in(text, List.of("a", "aa", "and", "been"))),
        TextRoutine.of("spoken", ChannelWording::inert, "subscription/ChannelWording"),
        TextRoutine.of("keyboard", KeyboardText::of, "chat/KeyboardText"),
        TextRoutine.of(
            "Slack command", SlackTypedText::command, "chat/slack/answer/SlackTypedText"),
        TextRoutine.of("Slack message", SlackTypedText::withAddresses),
        TextRoutine.of("Slack form", SlackTypedText::plain),
        TextRoutine.of(
            "Slack mrkdwn",
            text -> SlackText.mrkdwn(text, 500),
            "chat/slack/message/SlackTextUnits"),
        TextRoutine.of("Slack typed", text -> SlackText.typed(text, 500)),
        TextRoutine.of("Slack marked", text -> SlackText.marked(text, List.of("a", "and"), 500)),
        TextRoutine.of("Discord markdown", text -> DiscordText.markdown(text, 500)),
        TextRoutine.of("Discord typed", text -> DiscordText.typed(text, 500)),
        TextRoutine.of(
            "Discord marked", text -> DiscordText.marked(text, List.of("a", "and"), 500)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static dev.paperboy.paper.PaperBuilder paper(String title) {
    return Paper.builder(ID, title, NOW);
  }

  private static Object address(String text) {
    try {
      return dev.paperboy.feed.fetch.FetchAddress.of("https://a.example/" + text).under("/" + text);
    } catch (IllegalArgumentException none) {
      return none;
    }
  }

  private static Object wish(String text) {
    try {
      return WrittenSubscription.wish(
          Map.of("query", "maps", "cadence", text, "max", text, "instant", text));
    } catch (IllegalArgumentException wrong) {
      return wrong;
    }
  }

  private static String fields(String text, String... names) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", "2606.00001").put("title", "T" + text);
    for (String name : names) {
      row.put(name, text);
    }
    return row.toString();
  }

  private static Object snapshot(String text) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", "2606.00001").put("title", "T" + text).put("abstract", text);
    row.put("authors", text).put("categories", text).put("comments", text);
    row.put("update_date", "2026-06-01").putArray("versions").addObject().put("version", text);
    return LINES.read(row.toString(), 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routines")
  void aTextFourTimesAsLongTakesAboutFourTimesAsLong(TextRoutine routine) throws Exception {
    assertThat(onSmallStack(() -> tooSlow(routine, shapes(routine), ROUNDS))).isEmpty();
  }

  @Test
  void aRoutineThatTakesTheSquareOfALengthOrMoreIsFound() throws Exception {
    TextRoutine endless = slow("\\s+$");
    assertThat(onSmallStack(() -> tooSlow(endless, HostileShapes.all(), 2))).isNotEmpty();
    TextRoutine bounded = slow("a[^y]*y").upTo(LONGEST / 2);
    assertThat(onSmallStack(() -> tooSlow(bounded, HostileShapes.all(), ROUNDS))).isNotEmpty();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                onSmallStack(
                    () ->
                        tooSlow(
                            TextRoutine.of("deep", text -> text.matches("(?:a|\\(\\))*")),
                            HostileShapes.all(),
                            ROUNDS)))
        .withMessageContaining("goes too deep");
  }

  @Test
  void everyClassWithARegularExpressionIsMeasuredOrThereIsAReason() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        if (EXPRESSION.matcher(Files.readString(source)).find()) {
          found.add(SOURCES.relativize(source).toString().replace(".java", ""));
        }
      }
    }
    Set<String> covered =
        routines().flatMap(one -> one.covers().stream()).collect(Collectors.toSet());
    Set<String> excused =
        NOT_MEASURED.values().stream()
            .flatMap(classes -> Arrays.stream(classes.split(" ", -1)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found)
        .filteredOn(
            one -> covered.stream().noneMatch(all -> one.equals(all) || one.startsWith(all + "/")))
        .containsExactlyElementsOf(excused);
    assertThat(found).containsAll(covered.stream().filter(one -> !one.equals("command")).toList());
  }

  private static TextRoutine slow(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return TextRoutine.of(expression, text -> pattern.matcher(text).find());
  }

  /** Other shapes for each routine in the suite, and all of them in the long run. */
  private static List<Shape> shapes(TextRoutine routine) {
    List<Shape> all = HostileShapes.all();
    int first = Math.floorMod(routine.toString().hashCode(), IN_SUITE);
    return Boolean.getBoolean("paperboy.long")
        ? all
        : IntStream.range(0, all.size())
            .filter(number -> number % IN_SUITE == first)
            .mapToObj(all::get)
            .toList();
  }

  /** The first shape that takes too long, in each of so many rounds; empty for none. */
  private static Optional<String> tooSlow(TextRoutine routine, List<Shape> shapes, int rounds) {
    for (Shape shape : shapes) {
      for (int step : STEPS) {
        int length = Math.min(step, routine.longest());
        if (nanos(routine, shape, length) > floor(length)
            && growsTooMuch(routine, shape, length, rounds)
            && goesOnGrowing(routine, shape, length)) {
          return Optional.of("%s of %s, at %d characters".formatted(routine, shape, length));
        }
      }
    }
    return Optional.empty();
  }

  private static long floor(int length) {
    return length < SHORT ? FLOOR_OF_SHORT_NANOS : FLOOR_NANOS;
  }

  /** Whether the whole takes far more than four times what a quarter takes, however often. */
  private static boolean growsTooMuch(TextRoutine routine, Shape shape, int length, int rounds) {
    long quarter = Long.MAX_VALUE;
    long whole = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      for (int run = 0; run < 3; run++) {
        quarter = Math.min(quarter, nanos(routine, shape, length / 4));
      }
      whole = Math.min(whole, nanos(routine, shape, length));
      if (whole < floor(length) || whole < TOO_MUCH * quarter) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether twice the length, too, takes far more than four times as long as its quarter. Work that
   * is quadratic up to a limit, such as that of the HTML parser with the 512 attributes it takes of
   * a tag, exceeds the proportion at one length and not at the next.
   */
  private static boolean goesOnGrowing(TextRoutine routine, Shape shape, int length) {
    int longer = 2 * length;
    return length < SHORT || longer > routine.longest() || growsTooMuch(routine, shape, longer, 2);
  }

  private static long nanos(TextRoutine routine, Shape shape, int length) {
    String text = shape.text(length);
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      assertThat(routine.run().apply(text)).isNotNull();
    } catch (StackOverflowError tooDeep) {
      throw new AssertionError("%s of %s goes too deep".formatted(routine, shape), tooDeep);
    } catch (RuntimeException unforeseen) {
      throw new AssertionError("%s of %s fails".formatted(routine, shape), unforeseen);
    }
    return Math.max(1, THREADS.getCurrentThreadCpuTime() - before);
  }

  private static <T> T onSmallStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "linear", STACK_BYTES).start();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed;
    }
  }
}
