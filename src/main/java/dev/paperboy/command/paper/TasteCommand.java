package dev.paperboy.command.paper;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelChanges;
import dev.paperboy.store.vote.Suggestion;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.taste.Taste;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code taste}: shows what was learned from the votes of the channel, and forgets it. */
public final class TasteCommand implements Command {
  private static final String DO = "do";

  /** What a button adds: the suggestion to decline. */
  private static final String WHAT = "what";

  private static final String FORGET = "forget";
  private static final String DECLINE = "decline";
  private static final int MOST_WORDS = 12;
  private static final int MOST_AUTHORS = 5;
  private static final int MOST_PAPERS = 5;
  private static final int LONGEST_TITLE = 120;

  private final Database database;
  private final ChannelTaste tastes;
  private final InstantSource clock;
  private final TasteStore store = new TasteStore();
  private final ChannelChanges changes = new ChannelChanges();

  public TasteCommand(Database database, ChannelTaste tastes, InstantSource clock) {
    this.database = database;
    this.tastes = tastes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "taste";
  }

  @Override
  public String usage() {
    return "taste [forget]";
  }

  @Override
  public String purpose() {
    return "what was learned from the votes here";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.choice(DO, "forget: votes up to now teach nothing", List.of(FORGET)));
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new LinkedHashMap<>();
    String[] parts = typed.split("\\s+", 2);
    if (!parts[0].isEmpty()) {
      fields.put(DO, parts[0]);
    }
    if (parts.length > 1) {
      fields.put(WHAT, parts[1]);
    }
    return fields;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public boolean changes(Call call) {
    return !call.field(DO).isEmpty();
  }

  @Override
  public Reply run(Call call) {
    String wanted = call.field(DO).toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "" -> show(call);
      case FORGET -> forget(call);
      case DECLINE -> decline(call);
      default ->
          Reply.quietly(
              "That is not understood: `/papers taste` shows what was learned from the votes here,"
                  + " `/papers taste forget` forgets it.");
    };
  }

  private Reply show(Call call) {
    Taste taste =
        database.read(transaction -> tastes.of(transaction, call.channel().key(), clock.instant()));
    if (taste.isEmpty()) {
      return Reply.quietly(
          "Nothing has been learned from votes here. Press 👍 or 👎 on papers, or type `/papers"
              + " vote PAPER up`: digests then put first what resembles papers voted up.");
    }
    List<String> lines = new ArrayList<>();
    lines.addAll(
        side("👍", taste.likedPapers(), taste.likedWords(), taste.likedAuthors(), "voted up"));
    lines.addAll(
        side(
            "👎",
            taste.dislikedPapers(),
            taste.dislikedWords(),
            taste.dislikedAuthors(),
            "voted down"));
    lines.add(use(call));
    return new Reply(
        true,
        String.join("\n", lines),
        List.of(),
        List.of(new Action("Forget it", Invocation.of("taste").with(DO, FORGET))));
  }

  private static List<String> side(
      String sign, List<Paper> papers, List<String> words, List<String> authors, String voted) {
    if (papers.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        sign
            + " "
            + Wording.count(papers.size(), "paper")
            + " "
            + voted
            + ": "
            + papers.stream()
                .limit(MOST_PAPERS)
                .map(TasteCommand::title)
                .collect(Collectors.joining(", "))
            + more(papers.size() - MOST_PAPERS));
    listed("Words in common", words, MOST_WORDS).ifPresent(lines::add);
    listed("Authors", authors, MOST_AUTHORS).ifPresent(lines::add);
    return lines;
  }

  private static String title(Paper paper) {
    return "“" + Wording.inert(Wording.shorten(paper.title(), LONGEST_TITLE)) + "”";
  }

  private static String more(int more) {
    return more > 0 ? " and " + more + " more" : "";
  }

  private static Optional<String> listed(String what, List<String> names, int most) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            what
                + ": "
                + names.stream().limit(most).map(Wording::inert).collect(Collectors.joining(", ")));
  }

  private static String use(Call call) {
    int rate = call.channel().rules().taste();
    String digests =
        "Digests put first what resembles papers voted up, and last what resembles papers voted"
            + " down; older votes count less. ";
    return digests
        + (rate == 0
            ? "Papers that are posted at once do not depend on votes (`/papers settings taste on`)."
            : "About "
                + Wording.count(rate, "paper")
                + " a week that fit best are posted at once, the others in a digest"
                + " (`/papers settings taste off`).");
  }

  private Reply forget(Call call) {
    database.change(
        transaction ->
            changes.forgetTaste(transaction, call.channel().key(), call.by(), clock.instant()));
    return Reply.openly(
        "What was learned from votes here is forgotten. The votes still count in `/papers show`,"
            + " but only new ones teach.");
  }

  /** Declines a suggestion: {@code decline mute benchmark}. */
  private Reply decline(Call call) {
    String[] parts = call.field(WHAT).split("\\s+", 2);
    Optional<Suggestion.Kind> kind =
        Stream.of(Suggestion.Kind.values())
            .filter(one -> one.name().equalsIgnoreCase(parts[0]))
            .findFirst();
    boolean declined =
        kind.isPresent()
            && parts.length > 1
            && database.write(
                transaction ->
                    store.decline(
                        transaction, call.channel().key(), kind.get(), parts[1], clock.instant()));
    return Reply.quietly(
        declined
            ? "This will not be suggested again: " + Wording.typed(parts[1]) + "."
            : "Nothing like that was suggested here.");
  }
}
