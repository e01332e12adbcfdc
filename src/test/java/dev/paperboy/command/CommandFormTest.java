package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Action;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.paper.Author;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CommandFormTest extends InScene {
  private static final Request.User ANN = new Request.User("U1", "Ann", true);

  private Reply fill(String name, Map<String, String> fields) {
    return scene.commands().handle(new Request(PAPERS, "papers", ANN, name, fields));
  }

  @Test
  void everyCommandIsAFormWithinWhatPlatformsTake() {
    List<CommandForm> forms = scene.commands().forms();
    assertThat(forms)
        .extracting(CommandForm::name)
        .contains("subscribe", "edit", "mute", "unmute", "settings", "import", "help")
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(25);
    int characters = 0;
    for (CommandForm form : forms) {
      characters += named(form.name(), form.purpose());
      Set<String> names = new HashSet<>();
      boolean optional = false;
      for (Field field : form.fields()) {
        characters += named(field.name(), field.purpose());
        assertThat(names.add(field.name())).as(form.name() + " " + field.name()).isTrue();
        assertThat(optional && field.required()).as("required first: " + form).isFalse();
        optional |= !field.required();
        assertThat(field.choices()).hasSizeLessThanOrEqualTo(25);
        characters += field.choices().stream().mapToInt(choice -> 2 * choice.length()).sum();
      }
    }
    assertThat(characters).isLessThan(8000);
  }

  private static int named(String name, String purpose) {
    assertThat(name).matches("[-_a-z]{1,32}");
    assertThat(purpose).as(name).isNotBlank().hasSizeLessThanOrEqualTo(100);
    return name.length() + purpose.length();
  }

  @Test
  void whatCanBeFilledInCanBeTyped() {
    for (CommandForm form : scene.commands().forms()) {
      String usage = scene.type("help " + form.name()).text().lines().findFirst().orElseThrow();
      assertThat(usage).startsWith("`/papers " + form.name());
      for (Field field : form.fields()) {
        List<String> spellings =
            switch (field.kind()) {
              case QUERY -> List.of("QUERY");
              case PAPER -> List.of("PAPER");
              case SUBSCRIPTION, MUTE -> List.of("ID");
              case FILE -> List.of("YAML");
              case NUMBER, TEXT ->
                  List.of(
                      field.name(),
                      field.name().toUpperCase(Locale.ROOT),
                      String.join("|", field.choices()));
            };
        assertThat(spellings)
            .as(form.name() + " " + field.name() + " in " + usage)
            .anyMatch(spelling -> !spelling.isEmpty() && usage.contains(spelling));
      }
    }
  }

  @Test
  void whatIsFilledInIsTakenAsItStands() {
    assertThat(fill("subscribe", Map.of("query", " (news daily) ")).text())
        .contains("Subscribed as #1: `news AND daily`, posted at once");
    assertThat(
            fill(
                    "subscribe",
                    Map.of(
                        "query", "(max 5)", "cadence", "weekly", "on", "friday", "at", "7", "max",
                        "3"))
                .text())
        .contains(
            "Subscribed as #2: `max AND 5`, a digest weekly on friday at 07:00 UTC, at most 3 per"
                + " post");
    assertThat(fill("search", Map.of("query", "news page 2")).text())
        .contains("No paper seen so far matches `news page 2`");
    assertThat(fill("subscribe", Map.of("query", " ")).ephemeral()).isTrue();
    assertThat(fill("subscribe", Map.of("query", "x", "on", "fridag")).text())
        .contains("“fridag” is not a day");
    assertThat(fill("subscribe", Map.of("query", "x", "cadence", "hourly")).text())
        .contains("How often?");
    assertThat(fill("list", Map.of()).text())
        .contains("#1 `(news daily)`")
        .contains("#2 `(max 5)`");
  }

  @Test
  void howAndWhenIsReadAtTheEndOfAQueryAsItIsWhereItIsTyped() {
    assertThat(fill("subscribe", Map.of("query", "diffusion every friday 9am")).text())
        .contains("`diffusion`, a digest weekly on friday at 09:00 UTC");
    assertThat(fill("subscribe", Map.of("query", "mamba daily", "cadence", "daily")).text())
        .contains("`mamba`, a digest daily at 09:00 UTC");
    Reply contradiction =
        fill("subscribe", Map.of("query", "rowing daily 09:00", "cadence", "instant"));
    assertThat(contradiction.ephemeral()).isTrue();
    assertThat(contradiction.text())
        .contains("“daily 09:00” at the end of the query contradicts “instant”")
        .contains("`\"daily 09:00\"`");
    assertThat(fill("edit", Map.of("subscription", "1", "query", "sailing daily")).text())
        .contains("`sailing`, a digest daily at 09:00 UTC");
  }

  @Test
  void aStoredQueryThatEndsSoStaysWhatItIs() {
    scene.type("import - {query: news daily}");
    assertThat(fill("edit", Map.of("subscription", "1", "query", "news daily", "max", "3")).text())
        .contains("`news AND daily`, posted at once, at most 3");
  }

  @Test
  void whatIsNotFilledInStays() {
    fill("subscribe", Map.of("query", "diffusion", "cadence", "daily", "max", "5"));
    assertThat(fill("edit", Map.of("subscription", "1", "at", "17:30")).text())
        .contains("`diffusion`, a digest daily at 17:30 UTC, at most 5 per post");
    assertThat(fill("edit", Map.of("subscription", "#1", "max", "0")).text())
        .contains("a digest daily at 17:30 UTC.");
    assertThat(scene.type("edit 1 max 4").text()).contains("at most 4");
    assertThat(scene.type("edit 1 max off").text()).doesNotContain("at most");
    assertThat(fill("edit", Map.of("subscription", "1")).text()).contains("Say what to change");
    assertThat(fill("pause", Map.of("subscription", "1", "until", "2026-06-20")).text())
        .contains("#1 is paused until 20 Jun 2026");
    assertThat(fill("pause", Map.of("subscription", "all", "until", "3d")).text())
        .contains("#1 is paused until 18 Jun 2026");
  }

  @Test
  void severalSettingsChangeAtOnceOrNone() {
    assertThat(fill("settings", Map.of("zone", "Europe/Paris", "cap", "3")).text())
        .contains("Time zone Europe/Paris")
        .contains("at most 3 papers");
    assertThat(fill("settings", Map.of("zone", "UTC", "cap", "0")).text())
        .contains("`cap` is a number from 1 to 1000.");
    assertThat(fill("settings", Map.of()).text()).contains("Time zone Europe/Paris");
  }

  @Test
  void whatCanBeDoneNextIsACommand() {
    scene.poll(scene.arxiv, papers(0, 12, "News daily"));
    Reply preview = fill("preview", Map.of("query", "(news daily)"));
    assertThat(preview.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Subscribe", "subscribe (news daily)"));
    Reply subscribed = scene.type(preview.actions().get(0).invocation().typed());
    assertThat(subscribed.text()).contains("`news AND daily`, posted at once");
    assertThat(subscribed.actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("Undo", "unsubscribe 1"),
            new TypedAction("Post the newest 5 of these", "backfill 1 for 30d max 5"));
    assertThat(scene.type(subscribed.actions().get(0).invocation().typed()).text())
        .contains("`/papers subscribe (news daily)` brings it back");
    Reply second =
        scene.type(
            fill("search", Map.of("query", "news daily")).actions().get(0).invocation().typed());
    assertThat(second.text()).contains("best first, 6 to 10");
    assertThat(second.actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("Previous", "search news daily page 1"),
            new TypedAction("Next", "search news daily page 3"));
    assertThat(scene.type("search news daily page 3").actions())
        .extracting(Action::label)
        .containsExactly("Previous");
    assertThat(scene.type("help").actions()).isNotEmpty();
  }

  @Test
  void similarPapersGoOnOverThePage() {
    scene.poll(scene.arxiv, papers(100, 180, "Background noise"));
    scene.poll(scene.huggingface, papers(0, 8, "Protein folding language models"));
    assertThat(scene.type("similar 2606.00001").actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Next", "similar arxiv:2606.00001 page 2"));
    Reply second = scene.type("similar arxiv:2606.00001 page 2");
    assertThat(second.cards()).hasSize(2);
    assertThat(second.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Previous", "similar arxiv:2606.00001 page 1"));
    assertThat(scene.type("similar 2606.00001 page 99").text())
        .contains("Nothing more is similar to");
  }

  @Test
  void fieldsAreCompletedFromWhatIsKnownHere() {
    scene.type("subscribe diffusion -survey");
    scene.type("subscribe \"" + "very long words ".repeat(8) + "\"");
    scene.poll(
        scene.arxiv,
        Scene.paper("2606.00001", "Attention is all you need")
            .authors(List.of(new Author("Ashish Vaswani", "")))
            .categories(List.of("cs.CL", "cell biology")));
    assertThat(values(Kind.QUERY, "dif")).containsExactly("diffusion -survey");
    assertThat(values(Kind.QUERY, "")).containsExactly("diffusion -survey");
    assertThat(values(Kind.QUERY, "x au")).containsExactly("x author:");
    assertThat(values(Kind.QUERY, "x author:\"ashish vas"))
        .containsExactly("x author:\"Ashish Vaswani\"");
    assertThat(values(Kind.QUERY, "author:vas")).containsExactly("author:\"Ashish Vaswani\"");
    assertThat(values(Kind.QUERY, "cat:ce")).containsExactly("cat:\"cell biology\"");
    assertThat(values(Kind.QUERY, "cat:cs.C")).contains("cat:cs.CL", "cat:cs.CV");
    assertThat(scene.commands().suggest(PAPERS, Kind.PAPER, "attention is all yo"))
        .containsExactly(
            new FieldSuggestion("Attention is all you need (2606.00001)", "2606.00001"));
    assertThat(values(Kind.PAPER, "2606.0")).containsExactly("2606.00001");
    assertThat(values(Kind.PAPER, "")).containsExactly("2606.00001");
    assertThat(values(Kind.PAPER, "https://arxiv.org/abs/2606.00001v2"))
        .containsExactly("2606.00001");
    assertThat(scene.commands().suggest(PAPERS, Kind.SUBSCRIPTION, "").get(0))
        .isEqualTo(new FieldSuggestion("#1 diffusion -survey", "1"));
    assertThat(values(Kind.SUBSCRIPTION, "")).containsExactly("1", "2", "all");
    assertThat(values(Kind.SUBSCRIPTION, "surv")).containsExactly("1");
    for (String odd :
        List.of(
            "\"",
            "(",
            "author:\"",
            "author:a b\"",
            "cat:%",
            "%",
            "_",
            "\u0000",
            "x".repeat(5000),
            "-",
            "🤖")) {
      for (Kind kind : Kind.values()) {
        assertThat(scene.commands().suggest(PAPERS, kind, odd)).hasSizeLessThanOrEqualTo(25);
      }
    }
  }

  @Test
  void authorsOfMorePapersAreOfferedFirst() {
    for (int i = 0; i < 3; i++) {
      scene.poll(
          scene.arxiv,
          Scene.paper("2606.0000" + i, "A paper")
              .authors(
                  List.of(
                      new Author(i == 0 ? "Lech Able" : "Yann LeCun", ""),
                      new Author(i == 0 ? "Zoe Lechter" : "Ann Lecours", ""))));
    }
    assertThat(values(Kind.QUERY, "author:lec"))
        .containsExactly(
            "author:\"Ann Lecours\"",
            "author:\"Yann LeCun\"",
            "author:\"Lech Able\"",
            "author:\"Zoe Lechter\"");
  }

  private List<String> values(Kind kind, String typed) {
    List<FieldSuggestion> found = scene.commands().suggest(PAPERS, kind, typed);
    assertThat(found).allMatch(one -> one.label().length() <= 100 && one.value().length() <= 100);
    return found.stream().map(FieldSuggestion::value).toList();
  }
}
