package dev.paperboy.chat.discord.interact;

import dev.paperboy.command.CommandForm;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/**
 * Defines the commands as registered with Discord. A command has a single permission for all of its
 * subcommands, so it requires none: who may change a channel is checked when it is changed.
 */
final class CommandDefinitions {
  /** The slash command. */
  static final String PAPERS = "papers";

  /** The message command. */
  static final String IN_MESSAGE = "Papers in this message";

  /** The option for a channel other than the current one. */
  static final String CHANNEL = "channel";

  private static final int LONGEST = 100;
  private static final int MOST_CHOICES = 25;

  /** These concern a channel, although they do not change it. */
  private static final Set<String> OF_A_CHANNEL = Set.of("list", "why", "history", "export");

  private CommandDefinitions() {}

  /** Returns the commands for these forms. */
  static List<CommandData> of(List<CommandForm> forms) {
    return List.of(
        everywhere(
            Commands.slash(PAPERS, "Follow new research papers")
                .addSubcommands(forms.stream().map(CommandDefinitions::subcommand).toList())),
        everywhere(Commands.message(IN_MESSAGE)));
  }

  private static CommandData everywhere(CommandData command) {
    return command
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL)
        .setContexts(
            InteractionContextType.GUILD,
            InteractionContextType.BOT_DM,
            InteractionContextType.PRIVATE_CHANNEL);
  }

  private static SubcommandData subcommand(CommandForm form) {
    SubcommandData command = new SubcommandData(form.name(), within(form.purpose()));
    form.fields().forEach(field -> command.addOptions(option(field)));
    boolean taken = form.fields().stream().anyMatch(field -> field.name().equals(CHANNEL));
    if (!taken && (form.changes() || OF_A_CHANNEL.contains(form.name()))) {
      command.addOptions(channel());
    }
    return command;
  }

  /**
   * Returns the channel option; commands cannot be typed in a forum itself, so it must be possible
   * to name it.
   */
  private static OptionData channel() {
    return new OptionData(OptionType.CHANNEL, CHANNEL, "Which channel, if not this one")
        .setChannelTypes(
            ChannelType.TEXT,
            ChannelType.NEWS,
            ChannelType.FORUM,
            ChannelType.GUILD_PUBLIC_THREAD,
            ChannelType.GUILD_PRIVATE_THREAD,
            ChannelType.GUILD_NEWS_THREAD);
  }

  private static OptionData option(CommandForm.Field field) {
    OptionData option =
        new OptionData(type(field.kind()), field.name(), within(field.purpose()), field.required());
    if (!field.choices().isEmpty() && field.open()) {
      return option.setAutoComplete(true);
    }
    if (!field.choices().isEmpty() && field.choices().size() <= MOST_CHOICES) {
      field.choices().forEach(choice -> option.addChoice(choice, choice));
      return option;
    }
    return switch (field.kind()) {
      case QUERY, PAPER, SUBSCRIPTION, MUTE -> option.setAutoComplete(true);
      case NUMBER -> option.setMinValue(1);
      case TEXT, FILE -> option;
    };
  }

  private static OptionType type(CommandForm.Kind kind) {
    return switch (kind) {
      case NUMBER -> OptionType.INTEGER;
      case FILE -> OptionType.ATTACHMENT;
      case QUERY, PAPER, SUBSCRIPTION, MUTE, TEXT -> OptionType.STRING;
    };
  }

  private static String within(String purpose) {
    return purpose.length() <= LONGEST ? purpose : purpose.substring(0, LONGEST - 1) + "…";
  }
}
