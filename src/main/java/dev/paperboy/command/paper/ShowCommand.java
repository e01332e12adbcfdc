package dev.paperboy.command.paper;

import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.vote.VoteCount;
import dev.paperboy.store.vote.VoteStore;
import java.util.List;
import java.util.Optional;

/** {@code show}: shows one paper in full. */
public final class ShowCommand implements Command {
  private static final int LONGEST = 3000;

  private final PaperFinder paperFinder;
  private final CardFactory cardFactory;
  private final Database database;
  private final VoteStore votes = new VoteStore();

  public ShowCommand(PaperFinder paperFinder, CardFactory cardFactory, Database database) {
    this.paperFinder = paperFinder;
    this.cardFactory = cardFactory;
    this.database = database;
  }

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String usage() {
    return "show PAPER";
  }

  @Override
  public String purpose() {
    return "one paper, with its abstract";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("paper", Kind.PAPER, PaperFinder.SPELLINGS));
  }

  @Override
  public Reply run(Call call) {
    Optional<PaperId> id = paperFinder.named(call.field("paper"));
    if (id.isEmpty()) {
      return PaperFinder.notAPaper(call.field("paper"));
    }
    PaperFinder.Result result = paperFinder.anywhere(id.get());
    if (result instanceof PaperFinder.Result.Found found) {
      Paper paper = found.paper();
      VoteCount count =
          database.read(transaction -> votes.count(transaction, call.channel().key(), paper.id()));
      Card card = cardFactory.of(paper).withVotes(VoteText.of(count));
      return new Reply(true, text(paper), List.of(card));
    }
    return Reply.quietly(((PaperFinder.Result.NotFound) result).reason());
  }

  private static String text(Paper paper) {
    String text =
        paper.abstractText().isEmpty() ? "No abstract is available." : paper.abstractText();
    String shown = Wording.shorten(text, LONGEST).replace('`', '\'');
    return shown
        + (paper.comment().isEmpty() ? "" : "\nComment: " + Wording.inert(paper.comment()));
  }
}
