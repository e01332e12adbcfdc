package dev.paperboy.route.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.route.GeneratedPapers;
import dev.paperboy.route.PlainEvaluation;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Days of papers, and when feeds print them: captured ones where they are at hand, else made up.
 *
 * @param first a Saturday, on which there are none
 * @param last a Friday
 * @param isCaptured whether they are real
 */
record Month(LocalDate first, LocalDate last, boolean isCaptured, List<Printed> papers) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The Saturday before four weeks that were captured. */
  private static final LocalDate CAPTURED = LocalDate.parse("2026-06-13");

  /** On Independence Day, arXiv announces nothing. */
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-07-03");

  /** Returns so many weeks, at most four if captured, else made up from the seed. */
  static Month of(int weeks, long seed) throws IOException {
    Optional<Path> lists =
        CapturedData.folder().map(folder -> folder.resolve("feeds").resolve("hf_daily"));
    if (lists.isPresent() && weeks <= 4) {
      LocalDate last = last(CAPTURED, weeks);
      return new Month(CAPTURED, last, true, captured(lists.get(), last));
    }
    return madeUp(weeks, seed);
  }

  /** Returns so many weeks, made up from the seed. */
  static Month madeUp(int weeks, long seed) {
    LocalDate last = last(GeneratedPapers.FIRST, weeks);
    return new Month(GeneratedPapers.FIRST, last, false, GeneratedPapers.of(seed, last));
  }

  private static LocalDate last(LocalDate saturday, int weeks) {
    return saturday.plusWeeks(weeks).minusDays(1);
  }

  /** The number of days, with two more for what comes late. */
  long days() {
    return ChronoUnit.DAYS.between(first, last) + 3;
  }

  /** The papers as subscriptions see them. */
  List<Text> news() {
    return papers.stream().filter(Printed::isNews).map(PlainEvaluation::of).toList();
  }

  /** A third of the papers is on a list, a third is announced by arXiv, a third is both. */
  private static List<Printed> captured(Path folder, LocalDate last) throws IOException {
    Map<String, Printed> papers = new TreeMap<>();
    for (LocalDate day = CAPTURED; !day.isAfter(last); day = day.plusDays(1)) {
      Path file = folder.resolve(day + ".json");
      if (Files.exists(file)) {
        for (JsonNode row : MAPPER.readTree(file.toFile())) {
          Printed paper = printed(row, day);
          // On two lists: the second adds votes at most.
          papers.putIfAbsent(paper.id(), paper);
        }
      }
    }
    return new ArrayList<>(papers.values());
  }

  private static Printed printed(JsonNode row, LocalDate day) {
    Text text = PlainEvaluation.captured(row);
    int where = day.equals(HOLIDAY) ? 1 : Math.floorMod(text.id().hashCode(), 3);
    TreeMap<LocalDate, Integer> lists = new TreeMap<>();
    if (where != 0) {
      lists.put(day, text.votes());
    }
    return new Printed(
        text.id(),
        text.texts().get(0),
        text.texts().get(1),
        "",
        text.texts().get(2),
        text.authors(),
        text.code() ? "https://github.com/example/code" : "",
        lists,
        where != 1 ? day : LocalDate.MAX,
        false,
        LocalDate.MAX);
  }
}
