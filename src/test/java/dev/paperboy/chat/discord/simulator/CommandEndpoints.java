package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The commands that the bot has registered, for everyone or for a guild. Thread-safe. */
final class CommandEndpoints {
  private static final String EVERYWHERE = "";

  private final World world;
  private final Map<String, List<ObjectNode>> commands = new ConcurrentHashMap<>();

  CommandEndpoints(World world) {
    this.world = world;
  }

  void addTo(Router router) {
    for (String place : List.of("", "/guilds/{guild}")) {
      String path = "applications/{application}" + place + "/commands";
      router.add("GET", path, this::list);
      router.add("PUT", path, this::replace);
      router.add("POST", path, this::create);
      router.add("GET", path + "/{command}", this::read);
      router.add("DELETE", path + "/{command}", this::delete);
    }
  }

  /** The command that a person sees in a place. */
  Optional<ObjectNode> find(String name, int type, String guild) {
    return Stream.of(guild, EVERYWHERE)
        .flatMap(place -> of(place).stream())
        .filter(command -> command.path("name").asText().equals(name))
        .filter(command -> command.path("type").asInt() == type)
        .findFirst();
  }

  List<ObjectNode> everywhere() {
    return List.copyOf(of(EVERYWHERE));
  }

  private List<ObjectNode> of(String guild) {
    return commands.getOrDefault(guild, List.of());
  }

  private Reply list(Call call) {
    ArrayNode array = Json.array();
    boolean translated = call.asks("with_localizations");
    of(call.part("guild")).forEach(command -> array.add(shown(command, translated)));
    return Reply.ok(array);
  }

  private Reply read(Call call) {
    return of(call.part("guild")).stream()
        .filter(command -> command.path("id").asText().equals(call.part("command")))
        .findFirst()
        .map(Reply::ok)
        .orElseThrow(() -> Refusal.of(404, 10063, "Unknown application command"));
  }

  private Reply replace(Call call) {
    CommandRules.checkAll(call.body());
    String guild = call.part("guild");
    List<ObjectNode> kept = new ArrayList<>();
    call.body().forEach(command -> kept.add(stored(command, guild)));
    commands.put(guild, List.copyOf(kept));
    ArrayNode array = Json.array();
    kept.forEach(array::add);
    return Reply.ok(array);
  }

  private Reply create(Call call) {
    CommandRules.check(call.body());
    String guild = call.part("guild");
    ObjectNode command = stored(call.body(), guild);
    List<ObjectNode> all = new ArrayList<>(of(guild));
    boolean known = all.removeIf(one -> one.path("id").equals(command.path("id")));
    all.add(command);
    commands.put(guild, List.copyOf(all));
    return known ? Reply.ok(command) : Reply.created(command);
  }

  private Reply delete(Call call) {
    List<ObjectNode> left = new ArrayList<>(of(call.part("guild")));
    if (!left.removeIf(one -> one.path("id").asText().equals(call.part("command")))) {
      throw Refusal.of(404, 10063, "Unknown application command");
    }
    commands.put(call.part("guild"), List.copyOf(left));
    return Reply.NOTHING;
  }

  private ObjectNode stored(JsonNode given, String guild) {
    int type = given.path("type").asInt(1);
    String name = given.path("name").asText();
    String id =
        of(guild).stream()
            .filter(one -> one.path("name").asText().equals(name))
            .filter(one -> one.path("type").asInt() == type)
            .map(one -> one.path("id").asText())
            .findFirst()
            .orElseGet(world.ids::next);
    ObjectNode command = Json.object().put("id", id).put("application_id", world.bot.id());
    command.put("version", world.ids.next()).put("type", type).put("name", name);
    command.put("description", given.path("description").asText("")).put("nsfw", false);
    command.set("default_member_permissions", permissions(given));
    command.put("dm_permission", given.path("dm_permission").asBoolean(true));
    command.set("contexts", numbers(given.path("contexts"), Json.object().nullNode()));
    command.set("integration_types", numbers(given.path("integration_types"), Json.array().add(0)));
    take(command, given, "name_localizations", Json.object().nullNode());
    take(command, given, "description_localizations", Json.object().nullNode());
    if (!guild.isEmpty()) {
      command.put("guild_id", guild);
    }
    if (!given.path("options").isEmpty()) {
      command.set("options", options(given.path("options")));
    }
    return command;
  }

  private static JsonNode permissions(JsonNode given) {
    JsonNode permissions = given.path("default_member_permissions");
    return permissions.isMissingNode() || permissions.isNull()
        ? Json.object().nullNode()
        : Json.object().textNode(permissions.asText());
  }

  /** The library sends these numbers as texts; Discord takes them and answers numbers. */
  private static JsonNode numbers(JsonNode given, JsonNode otherwise) {
    if (!given.isArray()) {
      return otherwise;
    }
    ArrayNode numbers = Json.array();
    given.forEach(one -> numbers.add(one.asInt()));
    return numbers;
  }

  private static void take(ObjectNode command, JsonNode given, String field, JsonNode otherwise) {
    command.set(field, given.hasNonNull(field) ? given.get(field) : otherwise);
  }

  /** Discord leaves out what is false or empty. */
  private static ArrayNode options(JsonNode given) {
    ArrayNode options = Json.array();
    for (JsonNode one : given) {
      ObjectNode option = one.deepCopy();
      for (String flag : List.of("required", "autocomplete")) {
        if (!option.path(flag).asBoolean()) {
          option.remove(flag);
        }
      }
      for (String list : List.of("choices", "channel_types")) {
        if (option.path(list).isEmpty()) {
          option.remove(list);
        }
      }
      option.remove("options");
      if (!one.path("options").isEmpty()) {
        option.set("options", options(one.path("options")));
      }
      options.add(option);
    }
    return options;
  }

  private static JsonNode shown(ObjectNode command, boolean translated) {
    if (translated) {
      return command;
    }
    ObjectNode shown = command.deepCopy();
    for (String field : List.of("name_localizations", "description_localizations")) {
      shown.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
    }
    return shown;
  }
}
