package dev.paperboy.command.paper;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.store.vote.Vote;
import dev.paperboy.store.vote.VoteCount;
import dev.paperboy.store.vote.VoteStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code vote}: says whether more papers like one are wanted in this channel. */
public final class VoteCommand implements Command {
  private static final String PAPER = "paper";
  private static final String VOTE = "vote";

  /** What a button adds: the vote that the person has already is taken back. */
  private static final String TOGGLE = "toggle";

  /** What a reaction has instead of a paper: the platform's ID of a message in the channel. */
  private static final String MESSAGE = "message";

  /** What the removal of a reaction adds: the only vote that it takes back. */
  private static final String ONLY = "only";

  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String NONE = "none";
  private static final String ALL = "all";
  private static final int LISTED = 10;
  private static final int LONGEST_TITLE = 200;

  /** What is typed for a vote. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          UP,
          UP,
          DOWN,
          DOWN,
          NONE,
          NONE,
          VoteText.UP,
          UP,
          VoteText.DOWN,
          DOWN,
          "+1",
          UP,
          "-1",
          DOWN);

  private final Database database;
  private final PaperFinder paperFinder;
  private final InstantSource clock;
  private final VoteStore votes = new VoteStore();
  private final PaperStore papers = new PaperStore();
  private final DueAlertStore dueAlerts = new DueAlertStore();

  public VoteCommand(Database database, PaperFinder paperFinder, InstantSource clock) {
    this.database = database;
    this.paperFinder = paperFinder;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "vote";
  }

  @Override
  public String usage() {
    return "vote [PAPER|all] [up|down|none]";
  }

  @Override
  public String purpose() {
    return "say whether you want more papers like this one";
  }

  @Override
  public boolean hasForm() {
    return false;
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.optional(PAPER, Kind.PAPER, PaperFinder.SPELLINGS),
        Field.choice(VOTE, "none takes your vote back", List.of(UP, DOWN, NONE)));
  }

  @Override
  public Map<String, String> read(String typed) {
    Map<String, String> fields = new HashMap<>();
    String rest = typed;
    if (lastWord(rest).equals(TOGGLE)) {
      fields.put(TOGGLE, TOGGLE);
      rest = withoutLastWord(rest);
    }
    if (SPELLINGS.containsKey(lastWord(rest))) {
      fields.put(VOTE, lastWord(rest));
      rest = withoutLastWord(rest);
    }
    if (!rest.isEmpty()) {
      fields.put(PAPER, rest);
    }
    return fields;
  }

  private static String lastWord(String text) {
    return text.substring(lastSpace(text) + 1).toLowerCase(Locale.ROOT);
  }

  private static String withoutLastWord(String text) {
    return text.substring(0, Math.max(0, lastSpace(text))).strip();
  }

  private static int lastSpace(String text) {
    int at = text.length() - 1;
    while (at >= 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  @Override
  public Reply run(Call call) {
    String typed = call.field(PAPER);
    String vote = call.field(VOTE).toLowerCase(Locale.ROOT);
    String wanted = SPELLINGS.getOrDefault(vote, "");
    if (wanted.isEmpty() && !vote.isEmpty()) {
      return Reply.quietly(
          "A vote is `up`, `down` or `none`, not " + Wording.typed(call.field(VOTE)) + ".");
    }
    if (!call.field(MESSAGE).isEmpty()) {
      return voteOnMessage(call, wanted);
    }
    if (typed.isEmpty() && wanted.isEmpty()) {
      return list(call);
    }
    if (typed.equalsIgnoreCase(ALL)) {
      return wanted.equals(NONE)
          ? takeBackAll(call)
          : Reply.quietly("`/papers vote all none` takes back all your votes in this channel.");
    }
    Optional<PaperId> id = paperFinder.named(typed);
    if (id.isEmpty()) {
      return PaperFinder.notAPaper(typed);
    }
    Optional<StoredPaper> stored = paperFinder.stored(id.get());
    return stored.isEmpty()
        ? Reply.quietly(
            "No feed here has announced "
                + Wording.typed(id.get().toString())
                + ", so it has no votes.")
        : vote(call, stored.get().paper(), wanted);
  }

  private Reply voteOnMessage(Call call, String wanted) {
    List<PaperId> carried =
        database.read(
            transaction ->
                dueAlerts.carriedBy(transaction, call.channel().key(), call.field(MESSAGE)));
    return carried.size() == 1
        ? paperFinder
            .stored(carried.get(0))
            .map(stored -> vote(call, stored.paper(), wanted))
            .orElseGet(() -> PaperFinder.notAPaper(carried.get(0).toString()))
        : Reply.quietly("A reaction is a vote only below a message with one paper.");
  }

  /** What a person's vote was, what it is now, and all votes on the paper in the channel. */
  private record Outcome(Optional<Vote> before, Optional<Vote> now, VoteCount count) {}

  private Reply vote(Call call, Paper paper, String wanted) {
    Outcome outcome =
        wanted.isEmpty()
            ? database.read(transaction -> state(transaction, call, paper.id()))
            : database.write(transaction -> vote(transaction, call, paper.id(), wanted));
    return new Reply(true, text(outcome, paper), List.of(), actions(outcome.now(), paper.id()));
  }

  private Outcome state(Transaction transaction, Call call, PaperId paper) {
    Optional<Vote> vote =
        votes.find(transaction, call.channel().key(), paper, call.request().user().id());
    return new Outcome(vote, vote, votes.count(transaction, call.channel().key(), paper));
  }

  private Outcome vote(Transaction transaction, Call call, PaperId paper, String wanted) {
    long channel = call.channel().key();
    String person = call.request().user().id();
    Optional<Vote> before = votes.find(transaction, channel, paper, person);
    int value = wanted.equals(UP) ? Vote.UP : Vote.DOWN;
    boolean same = before.isPresent() && before.get().value() == value;
    boolean takenBack =
        wanted.equals(NONE) ? isMeant(call, before) : same && !call.field(TOGGLE).isEmpty();
    Optional<Vote> now = before;
    if (takenBack) {
      votes.remove(transaction, channel, paper, person);
      now = Optional.empty();
    } else if (!wanted.equals(NONE) && !same) {
      Vote vote = new Vote(paper, person, value, clock.instant());
      votes.put(transaction, channel, vote);
      now = Optional.of(vote);
    }
    return new Outcome(before, now, votes.count(transaction, channel, paper));
  }

  /** Returns whether a vote is the one to be taken back. */
  private static boolean isMeant(Call call, Optional<Vote> vote) {
    String only = call.field(ONLY);
    int value = only.equals(UP) ? Vote.UP : Vote.DOWN;
    return only.isEmpty() || vote.filter(one -> one.value() == value).isPresent();
  }

  private static String text(Outcome outcome, Paper paper) {
    String counted = VoteText.of(outcome.count());
    return said(outcome.before(), outcome.now(), title(paper))
        + " Votes here: "
        + (counted.isEmpty() ? "none" : counted)
        + ".";
  }

  private static String said(Optional<Vote> before, Optional<Vote> now, String title) {
    if (before.equals(now)) {
      return now.map(vote -> "Your vote on " + title + " is " + VoteText.of(vote) + ".")
          .orElse("You have no vote on " + title + ".");
    }
    if (now.isEmpty()) {
      return "You took back your " + VoteText.of(before.orElseThrow()) + " on " + title + ".";
    }
    return before.isEmpty()
        ? "You voted " + VoteText.of(now.get()) + " on " + title + "."
        : "You changed your vote on "
            + title
            + " from "
            + VoteText.of(before.get())
            + " to "
            + VoteText.of(now.get())
            + ".";
  }

  private static String title(Paper paper) {
    return "“" + Wording.inert(Wording.shorten(paper.title(), LONGEST_TITLE)) + "”";
  }

  private static List<Action> actions(Optional<Vote> now, PaperId paper) {
    Invocation vote = Invocation.of("vote").with(PAPER, paper);
    List<Action> actions = new ArrayList<>();
    if (now.isEmpty() || now.get().value() == Vote.DOWN) {
      actions.add(new Action(VoteText.UP, vote.with(VOTE, UP)));
    }
    if (now.isEmpty() || now.get().value() == Vote.UP) {
      actions.add(new Action(VoteText.DOWN, vote.with(VOTE, DOWN)));
    }
    if (now.isPresent()) {
      actions.add(new Action("Take it back", vote.with(VOTE, NONE)));
    }
    return actions;
  }

  private Reply list(Call call) {
    List<Vote> newest =
        database.read(
            transaction ->
                votes.ofPerson(
                    transaction, call.channel().key(), call.request().user().id(), LISTED));
    if (newest.isEmpty()) {
      return Reply.quietly(
          "You have not voted in this channel. Press 👍 or 👎 on a paper, or type"
              + " `/papers vote PAPER up`.");
    }
    List<PaperId> voted = newest.stream().map(Vote::paper).toList();
    Map<PaperId, StoredPaper> known = database.read(transaction -> papers.find(transaction, voted));
    List<String> lines = new ArrayList<>();
    for (Vote vote : newest) {
      StoredPaper stored = known.get(vote.paper());
      if (stored != null) {
        lines.add(
            VoteText.of(vote)
                + " "
                + title(stored.paper())
                + " "
                + Wording.typed(vote.paper().toString()));
      }
    }
    return Reply.quietly("Your newest votes in this channel:\n" + String.join("\n", lines));
  }

  private Reply takeBackAll(Call call) {
    int removed =
        database.write(
            transaction ->
                votes.removeAll(transaction, call.channel().key(), call.request().user().id()));
    return Reply.quietly(
        removed == 0
            ? "You have no votes in this channel."
            : "You took back " + Wording.count(removed, "vote") + " in this channel.");
  }
}
