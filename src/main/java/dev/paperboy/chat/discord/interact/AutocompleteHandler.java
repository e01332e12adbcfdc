package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.address.DiscordAddress;
import dev.paperboy.command.CommandForm;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;

/**
 * Completes commands as they are typed. A late response is shown as an error, so there are no
 * suggestions after two seconds.
 */
final class AutocompleteHandler implements AutoCloseable {
  private static final int MOST = 25;
  private static final int LONGEST = 100;
  private static final long PATIENCE_MILLIS = 2_000;
  private static final int LONGEST_QUEUE = 50;

  private final CommandHandler commands;
  private final DiscordLateReplies late;
  private final ThreadPoolExecutor hand =
      new ThreadPoolExecutor(
          2,
          2,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(LONGEST_QUEUE),
          work -> daemon(work, "discord-typing"));
  private final ScheduledThreadPoolExecutor deadline =
      new ScheduledThreadPoolExecutor(1, work -> daemon(work, "discord-deadline"));

  AutocompleteHandler(CommandHandler commands, DiscordLateReplies late) {
    this.commands = commands;
    this.late = late;
    hand.allowCoreThreadTimeOut(true);
    deadline.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  void answer(CommandAutoCompleteInteractionEvent event) {
    AtomicBoolean answered = new AtomicBoolean();
    try {
      Future<?> empty =
          deadline.schedule(
              () -> give(event, answered, List.of()), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      hand.execute(
          () -> {
            give(event, answered, choices(event));
            empty.cancel(false);
          });
    } catch (RejectedExecutionException tooMany) {
      give(event, answered, List.of());
    }
  }

  private void give(
      CommandAutoCompleteInteractionEvent event, AtomicBoolean answered, List<Choice> choices) {
    if (answered.compareAndSet(false, true)) {
      event.replyChoices(choices).queue(null, late::failed);
    }
  }

  private List<Choice> choices(CommandAutoCompleteInteractionEvent event) {
    String typed = event.getFocusedOption().getValue();
    return field(event).stream()
        .flatMap(field -> suggested(event, field, typed))
        .filter(one -> !one.value().isBlank() && one.value().length() <= LONGEST)
        .limit(MOST)
        .map(AutocompleteHandler::choice)
        .toList();
  }

  private static Choice choice(FieldSuggestion suggestion) {
    String label = suggestion.label().isBlank() ? suggestion.value() : suggestion.label();
    return new Choice(
        label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…",
        suggestion.value());
  }

  private Stream<FieldSuggestion> suggested(
      CommandAutoCompleteInteractionEvent event, CommandForm.Field field, String typed) {
    if (field.choices().isEmpty()) {
      return commands.suggest(channel(event), field.kind(), typed).stream();
    }
    String beginning = typed.strip().toLowerCase(Locale.ROOT);
    return field.choices().stream()
        .filter(choice -> choice.startsWith(beginning))
        .map(choice -> new FieldSuggestion(choice, choice));
  }

  private Optional<CommandForm.Field> field(CommandAutoCompleteInteractionEvent event) {
    String field = event.getFocusedOption().getName();
    return commands.forms().stream()
        .filter(form -> form.name().equals(event.getSubcommandName()))
        .flatMap(form -> form.fields().stream())
        .filter(known -> known.name().equals(field))
        .findFirst();
  }

  /** Returns the named channel, if the person may view it. */
  private static ChannelId channel(CommandAutoCompleteInteractionEvent event) {
    InteractionOrigin here = InteractionOrigins.of(event);
    Guild server = event.getGuild();
    List<OptionMapping> named = event.getOptionsByType(OptionType.CHANNEL);
    if (here.personal() || server == null || named.isEmpty() || event.getMember() == null) {
      return here.channel();
    }
    GuildChannel meant = server.getGuildChannelById(named.get(0).getAsString());
    return meant != null && event.getMember().hasPermission(meant, Permission.VIEW_CHANNEL)
        ? DiscordAddress.inServer(server.getId(), meant.getId())
        : here.channel();
  }

  @Override
  public void close() {
    hand.shutdownNow();
    deadline.shutdownNow();
  }
}
