package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.simulator.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acts for people: their commands, presses and typing become interactions. Thread-safe. */
final class People {
  private static final Duration REGISTRATION = Duration.ofSeconds(60);

  private final World world;
  private final CommandEndpoints commands;
  private final InteractionEndpoints interactions;

  People(World world, CommandEndpoints commands, InteractionEndpoints interactions) {
    this.world = world;
    this.commands = commands;
    this.interactions = interactions;
  }

  Answer slash(SimulatedUser user, SimulatedChannel channel, String words, Map<String, ?> options) {
    String[] parts = words.split(" ", 2);
    JsonNode command = command(parts[0], 1, user, channel);
    ObjectNode data = new CommandInput(command, options, "").data(parts.length > 1 ? parts[1] : "");
    addResolved(data, user, options);
    return ask(OpenInteraction.COMMAND, user, channel, data, null);
  }

  Answer autocomplete(
      SimulatedUser user,
      SimulatedChannel channel,
      String words,
      String option,
      String typed,
      Map<String, ?> others) {
    String[] parts = words.split(" ", 2);
    JsonNode command = command(parts[0], 1, user, channel);
    Map<String, Object> all = new LinkedHashMap<>(others);
    all.put(option, typed);
    ObjectNode data = new CommandInput(command, all, option).data(parts.length > 1 ? parts[1] : "");
    return ask(OpenInteraction.AUTOCOMPLETE, user, channel, data, null);
  }

  Answer messageCommand(SimulatedUser user, SimulatedChannel channel, String name, String content) {
    JsonNode command = command(name, 3, user, channel);
    ObjectNode body = Json.object().put("content", content);
    StoredMessage message =
        new StoredMessage(world.ids.next(), channel, new StoredMessage.Origin(user, "", ""), body);
    channel.keep(message);
    ObjectNode data = Json.object().put("id", command.path("id").asText()).put("name", name);
    data.put("type", 3).put("target_id", message.id());
    data.putObject("resolved").putObject("messages").set(message.id(), message.json());
    return ask(OpenInteraction.COMMAND, user, channel, data, null);
  }

  Answer component(SimulatedUser user, PostedMessage seen, String customId, List<String> values) {
    SimulatedChannel channel = world.channelWith(seen.channel()).orElseThrow();
    StoredMessage message =
        channel.message(seen.id()).orElseThrow(() -> new IllegalArgumentException("It is deleted"));
    if (message.isEphemeral() && !message.origin().asker().equals(user.id())) {
      throw new IllegalArgumentException(user + " does not see this message");
    }
    JsonNode component =
        message
            .component(customId)
            .orElseThrow(() -> new IllegalArgumentException("The message has no " + customId));
    if (component.path("disabled").asBoolean()) {
      throw new IllegalArgumentException(customId + " is disabled");
    }
    ObjectNode data = Json.object().put("custom_id", customId);
    data.put("component_type", component.path("type").asInt());
    if (!values.isEmpty()) {
      data.set("values", Json.strings(values));
      checkOffered(component, values);
    }
    return ask(OpenInteraction.COMPONENT, user, channel, data, message);
  }

  private static void checkOffered(JsonNode menu, List<String> values) {
    List<String> offered = menu.path("options").findValuesAsText("value");
    if (!offered.containsAll(values)) {
      throw new IllegalArgumentException("Offered are " + offered + ", not " + values);
    }
  }

  Answer submit(SimulatedUser user, Answer modal, Map<String, String> texts) {
    JsonNode shown = modal.awaitFirstResponse().path("data");
    ObjectNode data = Json.object().put("custom_id", shown.path("custom_id").asText());
    ArrayNode rows = data.putArray("components");
    for (JsonNode row : shown.path("components")) {
      boolean labelled = row.has("component");
      JsonNode field = labelled ? row.path("component") : row.at("/components/0");
      String id = field.path("custom_id").asText();
      ObjectNode filled = Json.object().put("type", 4).put("id", 1).put("custom_id", id);
      filled.put("value", texts.getOrDefault(id, field.path("value").asText("")));
      ObjectNode filledRow = rows.addObject().put("type", row.path("type").asInt()).put("id", 2);
      if (labelled) {
        filledRow.set("component", filled);
      } else {
        filledRow.putArray("components").add(filled);
      }
    }
    OpenInteraction opener = modal.open();
    return ask(OpenInteraction.MODAL, user, opener.channel, data, opener.pressedOn);
  }

  private JsonNode command(String name, int type, SimulatedUser user, SimulatedChannel channel) {
    String guild = channel.guild().map(SimulatedGuild::id).orElse("");
    JsonNode command =
        Waiting.forValue(
            "the bot registers the command " + name,
            REGISTRATION,
            () -> commands.find(name, type, guild));
    checkOffered(command, user, channel);
    return command;
  }

  /** Discord's own program does not offer a command where it cannot be used. */
  private static void checkOffered(JsonNode command, SimulatedUser user, SimulatedChannel channel) {
    JsonNode needed = command.path("default_member_permissions");
    boolean inGuild = channel.guild().isPresent();
    boolean allowed =
        needed.isNull()
            || !inGuild
            || (channel.permissionsOf(user) & needed.asLong()) == needed.asLong();
    JsonNode contexts = command.path("contexts");
    boolean here = contexts.isNull() || contains(contexts, context(channel));
    boolean withBot = channel.guild().map(SimulatedGuild::hasBot).orElse(true);
    boolean personal = user.hasInstalled() && contains(command.path("integration_types"), 1);
    boolean group = channel.kind() == ChannelKind.GROUP;
    if (!allowed || !here || ((!withBot || group) && !personal)) {
      throw new IllegalArgumentException(
          "Discord does not offer "
              + command.path("name").asText()
              + " to "
              + user
              + " in "
              + channel);
    }
  }

  private static boolean contains(JsonNode numbers, int number) {
    for (JsonNode one : numbers) {
      if (one.asInt() == number) {
        return true;
      }
    }
    return false;
  }

  private void addResolved(ObjectNode data, SimulatedUser user, Map<String, ?> options) {
    for (Object value : options.values()) {
      if (value instanceof SimulatedChannel channel) {
        ObjectNode json = channel.json();
        json.put("permissions", Long.toString(channel.permissionsOf(user)));
        json.put("app_permissions", Long.toString(channel.permissionsOf(world.bot)));
        data.withObjectProperty("resolved").withObjectProperty("channels").set(channel.id(), json);
      } else if (value instanceof AttachedFile file) {
        data.withObjectProperty("resolved")
            .withObjectProperty("attachments")
            .set(file.id(), file.json());
      } else if (value instanceof SimulatedUser other) {
        data.withObjectProperty("resolved")
            .withObjectProperty("users")
            .set(other.id(), other.json());
      }
    }
  }

  private static int context(SimulatedChannel channel) {
    if (channel.guild().isPresent()) {
      return 0;
    }
    return channel.kind() == ChannelKind.GROUP ? 2 : 1;
  }

  private Answer ask(
      int type,
      SimulatedUser user,
      SimulatedChannel channel,
      ObjectNode data,
      @Nullable StoredMessage message) {
    String token = UUID.randomUUID().toString().replace("-", "") + world.ids.next();
    OpenInteraction interaction =
        new OpenInteraction(world.ids.next(), token, type, user, channel, message);
    ObjectNode event = event(interaction, data);
    interactions.opened(interaction);
    SimulatedGuild guild = channel.guild().orElse(null);
    world.happened(guild, "INTERACTION_CREATE", event);
    return new Answer(interaction);
  }

  private ObjectNode event(OpenInteraction interaction, ObjectNode data) {
    SimulatedChannel channel = interaction.channel;
    SimulatedUser user = interaction.user;
    ObjectNode event = Json.object().put("id", interaction.id).put("token", interaction.token);
    event.put("application_id", world.bot.id()).put("type", interaction.type).put("version", 1);
    event.put("channel_id", channel.id()).put("locale", "en-US");
    event.put("attachment_size_limit", 10_485_760).put("context", context(channel));
    event.putArray("entitlements");
    event.set("data", data);
    long botMay = channel.permissionsOf(world.bot);
    event.put("app_permissions", Long.toString(botMay));
    ObjectNode owners = event.putObject("authorizing_integration_owners");
    if (user.hasInstalled()) {
      owners.put("1", user.id());
    }
    ObjectNode place = channel.json();
    place.put("permissions", Long.toString(channel.permissionsOf(user)));
    event.set("channel", place);
    SimulatedGuild guild = channel.guild().orElse(null);
    if (guild == null) {
      event.set("user", user.json());
      if (channel.kind() == ChannelKind.DIRECT_MESSAGE) {
        owners.put("0", "0");
      }
    } else {
      addGuild(event, guild, interaction);
      if (guild.hasBot()) {
        owners.put("0", guild.id());
      }
    }
    if (interaction.pressedOn != null) {
      event.set("message", interaction.pressedOn.json());
    }
    return event;
  }

  private static void addGuild(
      ObjectNode event, SimulatedGuild guild, OpenInteraction interaction) {
    event.put("guild_id", guild.id()).put("guild_locale", "en-US");
    event.set("guild", guild.partialJson());
    ObjectNode member = guild.memberJson(interaction.user);
    long permissions = interaction.channel.permissionsOf(interaction.user);
    member.put("permissions", Long.toString(permissions));
    event.set("member", member);
  }
}
