package dev.paperboy.chat.discord.interact;

import dev.paperboy.command.CommandForm;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the commands with Discord, if they differ from the registered ones. */
public final class CommandRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRegistration.class);

  private final List<CommandForm> forms;

  /** Creates a registration of these commands. */
  public CommandRegistration(List<CommandForm> forms) {
    this.forms = List.copyOf(forms);
  }

  /**
   * Compares the commands, and replaces Discord's if they differ; waits for Discord. Returns
   * whether they differed.
   *
   * @throws RuntimeException if Discord cannot be reached or refuses
   */
  public boolean register(JDA discord) {
    List<CommandData> wanted = CommandDefinitions.of(forms);
    List<CommandData> present =
        discord.retrieveCommands().complete().stream().map(CommandData::fromCommand).toList();
    if (canonical(wanted).equals(canonical(present))) {
      LOG.debug("commands are already registered with Discord");
      return false;
    }
    discord.updateCommands().addCommands(wanted).complete();
    LOG.atInfo().addKeyValue("subcommands", forms.size()).log("commands registered with Discord");
    return true;
  }

  private static Map<String, Object> canonical(List<CommandData> commands) {
    Map<String, Object> byName = new HashMap<>();
    for (CommandData command : commands) {
      // Serialized and parsed again, so that nested values are plain maps and lists.
      DataObject data = DataObject.fromJson(command.toData().toJson());
      byName.put(command.getType() + " " + command.getName(), plain(data.toMap()));
    }
    return byName;
  }

  /** Returns the value without defaults: null, an empty list, false. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> kept = new HashMap<>();
      map.forEach(
          (key, entry) -> {
            Object plain = plain(entry);
            if (plain != null) {
              kept.put(key, plain);
            }
          });
      return kept.isEmpty() ? null : kept;
    }
    if (value instanceof Collection<?> list) {
      List<Object> kept = list.stream().map(CommandRegistration::plainEntry).toList();
      return kept.isEmpty() ? null : kept;
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    return Boolean.FALSE.equals(value) ? null : value;
  }

  private static Object plainEntry(@Nullable Object entry) {
    Object plain = plain(entry);
    return plain == null ? "" : plain;
  }
}
