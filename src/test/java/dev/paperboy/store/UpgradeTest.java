package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.held.AlertReasonText;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.HistoryStore;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.channel.SilenceStore;
import dev.paperboy.store.channel.StoredPast;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertReason.Kind;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.Harvest;
import dev.paperboy.store.paper.FeedStore.Validator;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SignalHistory;
import dev.paperboy.store.paper.SignalHistory.VotedPaper;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelPartition;
import dev.paperboy.subscription.Rules.WhoMayChange;
import dev.paperboy.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database holds that an older version filled. */
final class UpgradeTest {
  private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");

  private static long millis(int day) {
    return MADE.plus(Duration.ofDays(day)).toEpochMilli();
  }

  private static void fillAnOldOne(String url) throws SQLException {
    OlderDatabase.loadLibrary();
    Flyway.configure()
        .dataSource(url, url.contains("postgres") ? "postgres" : null, null)
        .locations("classpath:db/migration")
        .table("paperboy_schema")
        .placeholders(Dialect.of(DatabaseUrl.of(url)).types())
        .target("5")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO channels (platform, tenant, id, name, zone, quiet_from, quiet_until, cap,
            who_may_change, rest, created)
          VALUES ('console', 'local', 'papers', 'papers', 'UTC', '00:00', '00:00', 10, 'MANAGERS',
            '', 0)
          """);
      for (String lastMatch : List.of("NULL", String.valueOf(millis(50)))) {
        statement.execute(
            """
            INSERT INTO subscriptions (channel, number_in_channel, query, cadence, at, day, max,
              pause, created_by, created, matches, last_match)
            SELECT number, (SELECT count(*) + 1 FROM subscriptions), 'mamba', 'instant', '09:00', 0,
              0, '', 'Ann', %d, 0, %s
            FROM channels
            """
                .formatted(millis(0), lastMatch));
      }
      statement.execute(
          """
          INSERT INTO papers VALUES ('arxiv:1', 1, 0, NULL, '', '', '', '[]', '[]', '[]', 0, 1, '',
            '', '', '', 0, 0, '', '', '[]')
          """);
      for (String summarized : List.of("arxiv:2', 2", "arxiv:3', 3")) {
        statement.execute(
            """
            INSERT INTO papers VALUES ('%s, 0, NULL, 'T', '', 'Short.', '[]', '[]', '[]', 0, 1, '',
              '', '', '', 0, 0, '', '', '["%s"]')
            """
                .formatted(summarized, summarized.contains("2") ? "huggingface" : "arxiv"));
      }
      for (int day : List.of(10, 20, 20)) {
        statement.execute(
            """
            INSERT INTO sightings VALUES ('arxiv', 'arxiv:1',
              (SELECT count(*) FROM sightings), 'NEW', 0, %d, 1, 0)
            """
                .formatted(millis(day) + 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsKnownOfTheTimeBeforeIsTakenAlong(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    fillAnOldOne(url);
    try (Database database = Database.open(url)) {
      Optional<String> readable =
          database.read(transaction -> new MarkStore().find(transaction, MarkStore.MARKUP));
      assertThat(readable).as("up to which paper texts are readable").contains("");
      Channel channel = database.read(new ChannelStore()::all).get(0);
      assertThat(channel.rules().whoMayChange()).isEqualTo(WhoMayChange.MANAGERS);
      int partition =
          database.read(
              transaction ->
                  transaction
                      .query("SELECT partition FROM channels", Map.of())
                      .mapTo(Integer.class)
                      .one());
      assertThat(partition).isEqualTo(ChannelPartition.of(channel.id())).isNotZero();
      List<Subscription> silent =
          database.read(
              transaction ->
                  new SilenceStore()
                      .unreported(
                          transaction,
                          ServedChannels.of("console"),
                          Instant.ofEpochMilli(millis(49)),
                          10));
      assertThat(silent).extracting(Subscription::number).containsExactly(1);
      assertThat(silent.get(0).declared()).isEmpty();
      int days =
          database.read(
              transaction ->
                  new SilenceStore().daysRead(transaction, Instant.ofEpochMilli(millis(0))));
      assertThat(days).isEqualTo(2);
      StoredPast past =
          database.read(
              transaction ->
                  new HistoryStore()
                      .at(transaction, silent.get(0), Instant.ofEpochMilli(millis(5))));
      assertThat(past).isEqualTo(new StoredPast.Unknown());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSummaryThatHuggingFaceGaveStaysOneByAMachine(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    fillAnOldOne(url);
    try (Database database = Database.open(url)) {
      PaperId byMachine = PaperId.of("arxiv:2");
      PaperId byNobodyKnown = PaperId.of("arxiv:3");
      assertThat(stored(database, byMachine).tldrOrigin()).isEqualTo(TldrOrigin.MACHINE);
      assertThat(stored(database, byNobodyKnown).tldrOrigin()).isEqualTo(TldrOrigin.UNKNOWN);
    }
  }

  private static Paper stored(Database database, PaperId id) {
    return database
        .read(transaction -> new PaperStore().find(transaction, id))
        .orElseThrow()
        .paper();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void reasonsOfAlertsThatWereSentencesBecomeCodesThatReadTheSame(
      TestDatabase kind, @TempDir Path folder) throws SQLException {
    String url = kind.url(folder);
    try (OlderDatabase older = new OlderDatabase(url, "16")) {
      older.execute(
          """
          INSERT INTO channels (platform, tenant, id, name, zone, quiet_from, quiet_until, cap,
            who_may_change, rest, created)
          VALUES ('console', 'local', 'papers', 'papers', 'UTC', '00:00', '00:00', 10, 'MANAGERS',
            '', 0)
          """);
      older.execute(
          "INSERT INTO floods (feed, began, papers, usual) VALUES ('nature_physics', 0, 500, 40)");
      for (OldReason one : OLD_REASONS) {
        int number = OLD_REASONS.indexOf(one) + 1;
        older.paper("arxiv:2606." + (10_000 + number), "A paper", "", "arxiv", MADE);
        older.execute(
            """
            INSERT INTO alerts (channel, paper, poll, batch, due, state, reason, created, flood)
            SELECT number, 'arxiv:2606.%d', 1, 'INSTANT', 0, '%s', '%s', 0, %s FROM channels
            """
                .formatted(
                    10_000 + number,
                    one.state(),
                    one.sentence().replace("'", "''"),
                    one.reason().kind() == Kind.FLOOD ? "1" : "NULL"));
      }
    }
    try (Database database = Database.open(url)) {
      Channel channel = database.read(new ChannelStore()::all).get(0);
      for (OldReason one : OLD_REASONS) {
        PaperId paper = PaperId.of("arxiv:2606." + (10_001 + OLD_REASONS.indexOf(one)));
        Optional<Alert> alert =
            database.read(transaction -> new AlertStore().find(transaction, channel.key(), paper));
        assertThat(alert.orElseThrow().reason()).isEqualTo(one.reason());
        assertThat(AlertReasonText.of(one.reason())).isEqualTo(one.worded());
      }
    }
  }

  /** What older versions wrote, how it is worded now, and the reason itself. */
  private record OldReason(Alert.State state, String sentence, String worded, AlertReason reason) {
    /** One that is worded as it was. */
    OldReason(Alert.State state, String sentence, AlertReason reason) {
      this(state, sentence, sentence, reason);
    }
  }

  private static final List<OldReason> OLD_REASONS =
      List.of(
          new OldReason(Alert.State.SENT, "", AlertReason.NONE),
          new OldReason(
              Alert.State.HELD,
              "over the channel's cap of 10 papers a poll",
              "over the channel's cap of 10 papers per poll",
              AlertReason.pollCap(10)),
          new OldReason(
              Alert.State.PENDING,
              "over the channel's cap of 200 papers a day",
              AlertReason.dayCap(200)),
          new OldReason(
              Alert.State.HELD,
              "over the subscription's maximum of papers a poll",
              "over the subscription's maximum per poll",
              AlertReason.SUBSCRIPTION_CAP),
          new OldReason(
              Alert.State.HELD,
              "beyond the 30 of the digest",
              "left out of a digest of at most 30 papers",
              AlertReason.digestFull(30)),
          new OldReason(
              Alert.State.HELD, "found while nothing could be posted here", AlertReason.SUSPENDED),
          new OldReason(
              Alert.State.HELD,
              "one of unusually many that nature_physics announced at once (flood 1)",
              "one of unusually many papers that nature_physics announced at once (flood 1)",
              new AlertReason(Kind.FLOOD, 1, "nature_physics")),
          new OldReason(
              Alert.State.HELD,
              "asked for, and taken back",
              "requested, and then stopped",
              new AlertReason(Kind.TAKEN_BACK, 0, "")),
          new OldReason(
              Alert.State.MUTED,
              "muted: “survey” (#7)",
              new AlertReason(Kind.MUTED, 7, "“survey”")),
          new OldReason(
              Alert.State.MUTED,
              "muted: “(a OR b) (#12)” (#103)",
              new AlertReason(Kind.MUTED, 103, "“(a OR b) (#12)”")),
          new OldReason(
              Alert.State.FAILED,
              "over the limit of 10 embeds, muted: “x” (#1)",
              AlertReason.refused("over the limit of 10 embeds, muted: “x” (#1)")),
          new OldReason(
              Alert.State.HELD,
              "what nobody knows any more",
              new AlertReason(Kind.OTHER, 0, "what nobody knows any more")));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aHarvestUnderWayGoesOnAndMarksOfOtherResourcesStay(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    try (OlderDatabase older = new OlderDatabase(url, "16")) {
      String row =
          """
          INSERT INTO validators (feed, address_digest, etag, last_modified, items, saved)
          VALUES ('arxiv-oai', '%s', '%s', '%s', 7, 0)
          """;
      older.execute(row.formatted(AddressDigest.of("begun"), "6%2C1", "2026-06-08 2026-06-15"));
      older.execute(row.formatted(AddressDigest.of("ended"), "", "2026-06-14"));
      older.execute(row.formatted(AddressDigest.of("dated"), "e", "Mon, 15 Jun 2026 00:00:00 GMT"));
      older.execute(row.formatted(AddressDigest.of("undated"), "e", ""));
    }
    LocalDate eighth = LocalDate.of(2026, 6, 8);
    try (Database database = Database.open(url)) {
      assertThat(validator(database, "begun"))
          .isEqualTo(
              new Validator("begun", "", "", 7, new Harvest(eighth, eighth.plusDays(7), "6%2C1")));
      assertThat(validator(database, "ended").harvest())
          .isEqualTo(new Harvest(eighth.plusDays(6), eighth.plusDays(6), ""));
      assertThat(validator(database, "dated"))
          .isEqualTo(new Validator("dated", "e", "Mon, 15 Jun 2026 00:00:00 GMT", 7, null));
      assertThat(validator(database, "undated"))
          .isEqualTo(new Validator("undated", "e", "", 7, null));
    }
  }

  private static Validator validator(Database database, String url) {
    Optional<Validator> stored =
        database.read(transaction -> new FeedStore().validator(transaction, "arxiv-oai", url));
    return stored.orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void addressesOfFeedsBecomeDigestsAndWhatIsKnownOfThemStays(
      TestDatabase kind, @TempDir Path folder) throws Exception {
    String url = kind.url(folder);
    fillAnOldOne(url);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String address :
          List.of(
              "https://x.example/feed?apikey=secret",
              "http://ada:secret@x.example/a@b",
              "http://bob:secret@x.example/a@b",
              "file:/data/papers.jsonl")) {
        statement.execute(
            "INSERT INTO validators VALUES ('journal', '%s', 'e', 'm', 7, %d)"
                .formatted(address, millis(0)));
      }
    }
    try (Database database = Database.open(url)) {
      for (String address :
          List.of(
              "https://x.example/feed?apikey=secret",
              "http://x.example/a@b",
              "file:/data/papers.jsonl")) {
        Validator known = new Validator(address, "e", "m", 7, null);
        assertThat(
                database.<Optional<Validator>>read(
                    transaction -> new FeedStore().validator(transaction, "journal", address)))
            .contains(known);
        database.change(transaction -> new FeedStore().keep(transaction, "journal", known, MADE));
      }
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT address_digest FROM validators")) {
      List<String> kept = new ArrayList<>();
      while (rows.next()) {
        kept.add(rows.getString(1));
      }
      assertThat(kept).hasSize(3).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      // The copy of the database of before is what it was, for who wants to go back.
      for (Path file : files.filter(one -> !one.toString().contains(".schema-")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void votesThatAnOlderVersionStoredAreNoGrowth(TestDatabase kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);
    Instant read = MADE.plus(Duration.ofDays(40));
    try (OlderDatabase older = new OlderDatabase(url, "20")) {
      older.paper("arxiv:2601.00001", "Old", "", "huggingface", MADE);
      older.paper("arxiv:2601.00002", "New", "", "huggingface", read);
      older.paper("arxiv:2601.00003", "No votes", "", "arxiv", read);
      older.execute("UPDATE papers SET upvotes = 80 WHERE id <> 'arxiv:2601.00003'");
    }
    Instant now = read.plus(Duration.ofHours(2));
    Instant dayAgo = now.minus(Duration.ofDays(1));
    PaperId old = PaperId.of("arxiv:2601.00001");
    PaperId young = PaperId.of("arxiv:2601.00002");
    try (Database database = Database.open(url)) {
      assertThat(gained(database, dayAgo)).isEqualTo(Map.of(old, 0, young, 80));
      database.change(
          transaction -> {
            PaperStore papers = new PaperStore();
            Paper before = papers.find(transaction, old).orElseThrow().paper();
            Paper after = before.toBuilder().signals(new Signals(84, 1, "", "")).build();
            papers.save(transaction, List.of(new PaperStore.Entry(after, MADE)), now);
          });
      assertThat(gained(database, dayAgo)).isEqualTo(Map.of(old, 4, young, 80));
      SignalSeries series = database.read(transaction -> new SignalHistory().of(transaction, old));
      long hour = SignalPoint.hourOf(now);
      assertThat(series.points())
          .containsExactly(new SignalPoint(hour - 1, 80, 0), new SignalPoint(hour, 84, 1));
    }
  }

  private static Map<PaperId, Integer> gained(Database database, Instant since) {
    return database.read(
        transaction ->
            new SignalHistory()
                .changedSince(transaction, Instant.EPOCH).stream()
                    .collect(Collectors.toMap(VotedPaper::id, paper -> paper.gained(since))));
  }
}
