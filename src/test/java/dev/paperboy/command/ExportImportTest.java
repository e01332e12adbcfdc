package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.declaration.DeclarationImport;
import dev.paperboy.command.declaration.DeclarationImport.Result;
import dev.paperboy.command.declaration.DeclarationWriter;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportImportTest {
  private static final int ROUNDS = 25;
  private static final List<String> TABLES =
      List.of("channels", "subscriptions", "mutes", "history", "counters", "messages");
  private static final List<String> QUERIES =
      List.of(
          "diffusion -survey",
          "\"world model\"~3 | (a b)",
          "no",
          "on",
          "true",
          "null",
          "~",
          "0x1F",
          "1e3",
          "2026-12-24",
          "12:30:45",
          "upvotes>=20",
          "about:\"old ships: +arxiv:2606.14777 -doi:10.1101/x\"~3",
          "has:code",
          "author:\"Yann LeCun\"",
          "cat:cs.*",
          "title:mamba",
          "=RAG",
          "模型 🤖",
          "مقالة",
          "l'été naïve",
          "it's \"so\" 'odd'",
          "- dash",
          "# hash",
          "a: b",
          "key: [x] {y}",
          "%percent",
          "@at",
          "back\\slash",
          "a\nb");
  private static final List<String> REASONS =
      List.of("paused by Ann", "yes", "- a: b # c", "🏖 “holiday”", "null", "x\ny ", " 'q' \"r\"");

  private static final List<String> MANNERS =
      List.of(
          "",
          "daily",
          "weekly on friday at 17:05",
          "daily at 00:00 instant: upvotes>=50",
          "weekly instant: \"a: b\" OR has:code");

  @TempDir Path folder;

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Channels of several platforms with everything that can be exported, made by commands. */
  private static void fill(Scene scene, Random random) {
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      ChannelId id =
          new ChannelId(
              one(random, List.of("console", "discord", "slack")),
              one(random, List.of("local", "T1", "tenant: 2")),
              one(random, List.of("papers", "123", "no", "C: 1", "#x", "日本")) + i);
      scene.type(id, "settings zone " + one(random, List.of("UTC", "Europe/Paris", "Asia/Tokyo")));
      scene.type(id, "settings quiet " + one(random, List.of("off", "22:00-07:00", "1:05-2:00")));
      scene.type(id, "settings cap " + (1 + random.nextInt(50)));
      scene.type(id, "settings daily " + (1 + random.nextInt(90)));
      scene.type(
          id,
          "settings who "
              + one(random, List.of("everyone", "managers", "<@1|A: b> <@&2|# c>", "@ann @bob")));
      scene.type(id, "settings crosspost " + one(random, List.of("on", "off")));
      for (int j = random.nextInt(12); j > 0; j--) {
        scene.type(
            id,
            "subscribe ("
                + one(random, QUERIES)
                + ") "
                + one(random, MANNERS)
                + one(random, List.of("", " max 7"))
                + one(random, List.of("", " updates on")));
      }
      for (int j = random.nextInt(8); j > 0; j--) {
        scene.type(
            id,
            "mute "
                + one(random, QUERIES)
                + one(random, List.of("", " for 7d", " until 2026-12-24")));
      }
      scene.type(id, "mute paper:arxiv:2606.0000" + random.nextInt(9));
      scene.type(id, "unmute " + random.nextInt(4));
      scene.type(id, "unsubscribe " + random.nextInt(6));
      pauseSome(scene, id, random);
    }
  }

  private static void pauseSome(Scene scene, ChannelId id, Random random) {
    Instant now = scene.clock.instant();
    scene.database.change(
        transaction -> {
          long channel = new ChannelStore().find(transaction, id).orElseThrow().key();
          for (Subscription each : new SubscriptionStore().of(transaction, channel)) {
            if (random.nextInt(3) == 0) {
              Instant end = random.nextBoolean() ? null : now.plusMillis(random.nextInt());
              Pause pause = new Pause(one(random, REASONS), end);
              new SubscriptionChanges().pause(transaction, each, pause, Actor.file("x"), now);
            }
          }
        });
  }

  private static String export(Database database, Scene scene) {
    return Declarations.write(
        new DeclarationWriter(database, PlatformList.ALL.directory(), scene.clock).all());
  }

  private static Result apply(Database database, Scene scene, String yaml) {
    Declarations.Reading reading =
        Declarations.read(yaml, Optional.empty(), PlatformList.ALL.directory());
    assertThat(reading.problems()).isEmpty();
    return new DeclarationImport(database, scene.topics, PlatformList.ALL.directory(), scene.clock)
        .apply(reading.channels(), "all.yaml");
  }

  private static List<String> rows(Path folder) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(TestDatabase.SQLITE.url(folder));
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
          while (found.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
              row.append('|').append(found.getString(i));
            }
            rows.add(row.toString());
          }
        }
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return rows;
  }

  @Test
  void importingWhatWasExportedChangesNothingAndFillsAnEmptyDatabase() throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Path here = Files.createDirectory(folder.resolve("here" + seed));
      Path there = Files.createDirectory(folder.resolve("there" + seed));
      try (Scene scene = new Scene(TestDatabase.SQLITE, here);
          Database empty = TestDatabase.SQLITE.open(there)) {
        fill(scene, new Random(seed));
        String yaml = export(scene.database, scene);
        List<String> before = rows(here);
        Result again = apply(scene.database, scene, yaml);
        assertThat(again.problems()).as("seed " + seed + "\n" + yaml).isEmpty();
        assertThat(again.isNothing()).as("seed " + seed + ": " + again.sentence()).isTrue();
        assertThat(again.sentence()).startsWith("0 added, 0 changed, ");
        assertThat(rows(here)).as("seed " + seed).isEqualTo(before);
        Result fresh = apply(empty, scene, yaml);
        assertThat(fresh.problems()).as("seed " + seed).isEmpty();
        assertThat(export(empty, scene)).as("seed " + seed).isEqualTo(yaml);
      }
    }
  }

  @Test
  void whatOneChannelExportsAnotherTakesOver() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      ChannelId other = new ChannelId("console", "local", "other");
      scene.type("subscribe diffusion daily at 07:15 max 4");
      scene.type("subscribe mamba");
      scene.type("pause 2 until 2026-12-24");
      scene.type("mute survey for 7d");
      scene.type("settings cap 3");
      scene.type("settings who @ann");
      String yaml = scene.type("export").text();
      assertThat(yaml)
          .contains("paused: paused by Ann")
          .contains("until: 2026-12-24T00:00:00Z")
          .contains("mute: survey")
          .contains("who: '@ann'");
      assertThat(scene.type("import " + yaml).text())
          .isEqualTo(
              "0 added, 0 changed, 2 already there. Mutes: 0 added, 0 changed, 1 already there.");
      assertThat(scene.type(other, "import " + yaml).text())
          .isEqualTo(
              "2 added, 0 changed, 0 already there. Mutes: 1 added, 0 changed, 0 already there."
                  + " Settings of 1 channel changed.");
      assertThat(scene.type(other, "export").text())
          .isEqualTo(
              yaml.replace("channel: papers", "channel: other")
                  .replace("name: papers", "name: other"));
      assertThat(scene.type("export").text()).isEqualTo(yaml);
    }
  }

  @Test
  void anImportInAChannelTouchesNoOther() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      ChannelId other = new ChannelId("console", "local", "other");
      scene.type(other, "subscribe diffusion");
      scene.type(other, "settings cap 7");
      String before = scene.type(other, "export").text();
      String yaml =
          """
          channels:
          - channel: other
            settings: {cap: 99}
            subscriptions:
            - {query: diffusion, max: 9}
            mutes:
            - {mute: x}
          - channel: third
            settings: {cap: 98}
            subscriptions:
            - {query: agents}
          """;
      assertThat(scene.type("import " + yaml).text())
          .startsWith("2 added, 0 changed, 0 already there. Mutes: 1 added")
          .doesNotContain("Settings");
      assertThat(scene.type(other, "export").text()).isEqualTo(before);
      List<Channel> all = scene.database.read(new ChannelStore()::all);
      assertThat(all).hasSize(2);
      assertThat(scene.type("settings").text()).contains("at most 10 papers");
    }
  }

  @Test
  void whatIsWrongIsToldWithItsLineAndTheRestIsTaken() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      String yaml =
          """
          channels:
          - channel: papers
            settings:
              cap: many
              colour: red
              zone: Europe/Paris
            subscriptions:
            - {query: "("}
            - {query: diffusion}
            - {query: diffusion, max: 3}
            - {query: diffusion}
            mutes:
            - {mute: "("}
            - {mute: paper:nonsense}
            - {mute: old, until: 2020-01-01}
            - {mute: fine}
          """;
      assertThat(scene.type("import " + yaml).text().lines())
          .containsSubsequence(
              "1 added, 0 changed, 1 already there. Mutes: 1 added, 0 changed, 0 already there."
                  + " 1 expired mute left out. Settings of 1 channel changed.",
              "Line 4: `cap` is a number from 1 to 1000.",
              "Line 5: There is no setting `colour`; the settings are zone, quiet, cap, daily,"
                  + " who, taste.",
              "Line 10, `diffusion`: it is listed twice; the first one is used.",
              "Line 14, `paper:nonsense`: This is not a paper that can be muted.")
          .anyMatch(line -> line.startsWith("Line 8, `(`: "))
          .anyMatch(line -> line.startsWith("Line 13, `(`: "));
      String many = "- {query: \"(\"}\n".repeat(500);
      assertThat(scene.type("import " + many).text().lines())
          .hasSizeLessThan(100)
          .last()
          .isEqualTo("And 480 more problems of the kind.");
    }
  }

  @Test
  void onlyManagersImportWhoMay() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      Request.User bob = new Request.User("bob", "bob", false);
      String yaml = "channels:\n- channel: papers\n  settings: {who: \"@bob\", cap: 5}";
      assertThat(scene.type(PAPERS, bob, "import " + yaml).text())
          .contains("Settings of 1 channel changed.")
          .contains("Only people who manage");
      assertThat(scene.type("settings").text()).contains("everyone may").contains("at most 5");
    }
  }

  @Test
  void aMuteThatIsImportedHoldsForWhatWaits() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline()) {
      scene.type("subscribe diffusion");
      scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
      scene.type("import channels: [{channel: papers, mutes: [{mute: diffusion}]}]");
      scene.drain();
      assertThat(scene.platform.papers()).isEmpty();
    }
  }

  @Test
  void whatIsNotUnderstoodAnyMoreIsKeptWhileItRests() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      String yaml = "- {query: \"title:\", paused: \"The query is not understood: x\"}";
      assertThat(scene.type("import " + yaml).text()).startsWith("1 added");
      assertThat(scene.type("import " + yaml).text()).startsWith("0 added, 0 changed, 1");
    }
  }

  @Test
  void whatIsThereTwiceFromOldTimesStaysSo() {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder)) {
      scene.type("subscribe diffusion");
      scene.database.change(
          transaction ->
              new SubscriptionChanges()
                  .add(
                      transaction,
                      scene.channel(PAPERS).key(),
                      new Wish("diffusion", new Cadence.Immediately(), 3),
                      Actor.file("x"),
                      scene.clock.instant()));
      String yaml = scene.type("export").text();
      assertThat(scene.type("import " + yaml).text())
          .isEqualTo("0 added, 0 changed, 2 already there.");
    }
  }
}
