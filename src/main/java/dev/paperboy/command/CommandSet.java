package dev.paperboy.command;

import dev.paperboy.card.MakeCard;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The one list of commands. */
public final class CommandSet {
  private CommandSet() {}

  /**
   * All commands, ready to be called.
   *
   * @param lookups where papers are asked for that were never seen, in this order
   * @param wakeDelivery called when something that waits may be sent again
   */
  public static CommandHandler of(
      Database database,
      PaperIndex index,
      MakeCard makeCard,
      List<PaperLookup> lookups,
      FeedReport feedReport,
      Runnable wakeDelivery,
      InstantSource clock) {
    CardsOf cardsOf = new CardsOf(database, makeCard);
    Forecast forecast = new Forecast(database, index, cardsOf, clock);
    FindPaper findPaper = new FindPaper(database, lookups);
    ApplyDeclarations declarations = new ApplyDeclarations(database, clock);
    ListMutes listMutes = new ListMutes(database, clock);
    MuteOffer muteOffer = new MuteOffer(database, findPaper);
    List<Command> commands = new ArrayList<>();
    commands.add(new Subscribe(database, forecast, clock));
    commands.add(new Unsubscribe(database, clock));
    commands.add(
        new ListSubscriptions(database, new ListHeld(database, cardsOf), listMutes, clock));
    commands.add(new EditSubscription(database, forecast, clock));
    commands.add(new PauseSubscription(database, clock));
    commands.add(new ResumeSubscription(database, wakeDelivery));
    commands.add(new Preview(forecast));
    commands.add(new SearchPapers(index, cardsOf));
    commands.add(new SimilarPapers(findPaper, index, cardsOf));
    commands.add(new ShowPaper(findPaper, makeCard));
    commands.add(new Trending(database, cardsOf, clock));
    commands.add(new WhyPaper(database, findPaper));
    commands.add(new ShowFeeds(feedReport));
    commands.add(new MutePapers(database, muteOffer, listMutes, clock));
    commands.add(new Unmute(database, clock));
    commands.add(new ChangeSettings(database, clock));
    commands.add(new ExportSubscriptions(declarations));
    commands.add(new ImportSubscriptions(declarations));
    commands.add(new Help(List.copyOf(commands)));
    Suggestions suggestions = new Suggestions(database, index, clock);
    return new PapersCommands(
        database, clock, commands, new Completion(database, suggestions), suggestions);
  }
}
