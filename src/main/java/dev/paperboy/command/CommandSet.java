package dev.paperboy.command;

import dev.paperboy.card.CardFactory;
import dev.paperboy.command.completion.Completion;
import dev.paperboy.command.completion.FieldSuggestions;
import dev.paperboy.command.declaration.DeclarationImport;
import dev.paperboy.command.declaration.DeclarationWriter;
import dev.paperboy.command.declaration.ExportCommand;
import dev.paperboy.command.declaration.ImportCommand;
import dev.paperboy.command.email.EmailCommand;
import dev.paperboy.command.email.MailSignUps;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.command.feed.FeedsCommand;
import dev.paperboy.command.held.BackfillCommand;
import dev.paperboy.command.held.HeldList;
import dev.paperboy.command.held.ReleaseCommand;
import dev.paperboy.command.held.ReleasedPapers;
import dev.paperboy.command.mute.MuteCommand;
import dev.paperboy.command.mute.MuteList;
import dev.paperboy.command.mute.MuteOffer;
import dev.paperboy.command.mute.UnmuteCommand;
import dev.paperboy.command.paper.CardLookup;
import dev.paperboy.command.paper.PaperFinder;
import dev.paperboy.command.paper.SearchCommand;
import dev.paperboy.command.paper.ShowCommand;
import dev.paperboy.command.paper.SimilarCommand;
import dev.paperboy.command.paper.TasteCommand;
import dev.paperboy.command.paper.TrendingCommand;
import dev.paperboy.command.paper.VoteCommand;
import dev.paperboy.command.setting.ChannelFeedCommand;
import dev.paperboy.command.setting.HistoryCommand;
import dev.paperboy.command.setting.SettingsCommand;
import dev.paperboy.command.subscription.EditCommand;
import dev.paperboy.command.subscription.Forecast;
import dev.paperboy.command.subscription.ListCommand;
import dev.paperboy.command.subscription.PauseCommand;
import dev.paperboy.command.subscription.PreviewCommand;
import dev.paperboy.command.subscription.ResumeCommand;
import dev.paperboy.command.subscription.SubscribeCommand;
import dev.paperboy.command.subscription.UnsubscribeCommand;
import dev.paperboy.command.why.WhyCommand;
import dev.paperboy.feed.PaperLookup;
import dev.paperboy.meaning.Topics;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.taste.ChannelTaste;
import dev.paperboy.trending.TrendingLists;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The one list of commands. */
public final class CommandSet {
  private CommandSet() {}

  /**
   * Returns a handler of all commands.
   *
   * @param tastes what channels like
   * @param topics tells what papers are about
   * @param lookups sources for unknown papers, in order of preference
   * @param platforms the chat platforms of the callers
   * @param signUps takes sign-ups by mail; empty if there is no mail, and no command for it
   * @param wakeDelivery called when a pending message may be sent again
   * @param site where readers reach the web server, without a trailing slash
   * @param random source of secrets; must be unpredictable
   */
  public static CommandHandler of(
      Database database,
      PaperIndex index,
      ChannelTaste tastes,
      Topics topics,
      CardFactory cardFactory,
      List<PaperLookup> lookups,
      FeedReport feedReport,
      PlatformDirectory platforms,
      Optional<MailSignUps> signUps,
      Runnable wakeDelivery,
      Supplier<String> site,
      RandomGenerator random,
      InstantSource clock) {
    CardLookup cardsOf = new CardLookup(database, topics, cardFactory);
    Forecast forecast = new Forecast(database, topics, index, cardsOf, clock);
    PaperFinder paperFinder = new PaperFinder(database, lookups);
    DeclarationImport declarations = new DeclarationImport(database, topics, platforms, clock);
    MuteList listMutes = new MuteList(database, clock);
    MuteOffer muteOffer = new MuteOffer(database, paperFinder);
    List<Command> commands = new ArrayList<>();
    commands.add(new SubscribeCommand(database, forecast, clock));
    commands.add(new UnsubscribeCommand(database, clock));
    commands.add(new ListCommand(database, new HeldList(database, cardsOf), listMutes, clock));
    commands.add(new EditCommand(database, topics, forecast, clock));
    commands.add(new PauseCommand(database, clock));
    commands.add(new ResumeCommand(database, wakeDelivery, clock));
    ReleasedPapers released = new ReleasedPapers(topics, clock);
    commands.add(new ReleaseCommand(database, released, wakeDelivery, clock));
    commands.add(new BackfillCommand(database, index, topics, released, wakeDelivery, clock));
    commands.add(new PreviewCommand(forecast));
    commands.add(new SearchCommand(index, cardsOf));
    commands.add(new SimilarCommand(paperFinder, index, cardsOf));
    commands.add(new ShowCommand(paperFinder, cardFactory, database));
    commands.add(new VoteCommand(database, paperFinder, clock));
    commands.add(new TasteCommand(database, tastes, clock));
    commands.add(new TrendingCommand(new TrendingLists(database, index, clock), cardsOf));
    commands.add(new WhyCommand(database, topics, paperFinder, feedReport, clock));
    commands.add(new FeedsCommand(feedReport));
    commands.add(new MuteCommand(database, topics, muteOffer, listMutes, clock));
    commands.add(new UnmuteCommand(database, clock));
    commands.add(new SettingsCommand(database, platforms, clock));
    commands.add(new HistoryCommand(database));
    commands.add(new ChannelFeedCommand(database, site, random, clock));
    commands.add(new ExportCommand(new DeclarationWriter(database, platforms, clock)));
    commands.add(new ImportCommand(declarations, platforms));
    signUps.map(EmailCommand::new).ifPresent(commands::add);
    commands.add(new HelpCommand(List.copyOf(commands)));
    FieldSuggestions suggestions = new FieldSuggestions(database, index, clock);
    return new PapersCommands(
        database, platforms, clock, commands, new Completion(database, suggestions), suggestions);
  }
}
