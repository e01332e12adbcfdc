package dev.paperboy.command.paper;

import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.feed.PaperLookup.Answer;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds one paper in the store, or else at the sources. */
public final class PaperFinder {
  /** The accepted forms of naming a paper. */
  public static final String SPELLINGS =
      "an arXiv id, a DOI or an address; words of its title are completed";

  /** Formatting characters copied with an id, as in {@code **2606.14777**}. */
  private static final Pattern FORMATTING = Pattern.compile("^[*_~`|]+|[*_~`|]+$");

  /** A Markdown link; its address identifies the paper. */
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(\\s*(\\S+?)\\s*\\)");

  private final Database database;
  private final List<PaperLookup> sources;
  private final PaperStore papers = new PaperStore();

  public PaperFinder(Database database, List<PaperLookup> sources) {
    this.database = database;
    this.sources = List.copyOf(sources);
  }

  /** The outcome. */
  public sealed interface Result {
    /** The paper was found. */
    record Found(Paper paper) implements Result {}

    /** The paper was not found; the sentence says why and what to do. */
    record NotFound(String reason) implements Result {}
  }

  /** Parses a typed id, whether or not the paper is known. */
  public static Optional<PaperId> id(String typed) {
    return PaperId.parse(typed).or(() -> PaperId.parse(unformatted(typed.strip())));
  }

  private static String unformatted(String typed) {
    String text = FORMATTING.matcher(typed).replaceAll("");
    Matcher link = LINK.matcher(text);
    return link.matches() ? link.group(1) : text;
  }

  /** Returns the id of a typed paper: of the stored one if it is known, otherwise as typed. */
  public Optional<PaperId> named(String typed) {
    Optional<PaperId> written = id(typed);
    return written.isEmpty()
        ? written
        : database
            .read(transaction -> papers.named(transaction, typed))
            .map(stored -> stored.paper().id())
            .or(() -> written);
  }

  /** Returns the reply to input that does not name a paper. */
  public static Reply notAPaper(String typed) {
    return Reply.quietly(
        (typed.isEmpty()
                ? "Say which paper: "
                : Wording.typed(typed) + " does not identify a paper. Use ")
            + "an arXiv id (`2606.14777`), a DOI or an address. To look for words, use"
            + " `/papers search`.");
  }

  /** Returns the paper if it is stored. */
  public Optional<StoredPaper> stored(PaperId id) {
    return database.read(transaction -> papers.find(transaction, id));
  }

  /** Returns the paper, looked up at the sources if it is not stored. */
  public Result anywhere(PaperId id) {
    Optional<StoredPaper> stored = stored(id);
    if (stored.isPresent()) {
      return new Result.Found(stored.get().paper());
    }
    List<String> failures = new ArrayList<>();
    try {
      for (PaperLookup source : sources) {
        Answer answer = source.find(id);
        if (answer instanceof Answer.Found found) {
          return new Result.Found(found.paper());
        }
        if (answer instanceof Answer.Unavailable unavailable) {
          failures.add(unavailable.reason());
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      failures.add("the program is stopping");
    }
    return new Result.NotFound(
        failures.isEmpty()
            ? "No source knows " + Wording.typed(id.toString()) + "."
            : Wording.typed(id.toString())
                + " has not been seen here and could not be looked up: "
                + Wording.inert(String.join("; ", failures))
                + ". Try again later.");
  }
}
