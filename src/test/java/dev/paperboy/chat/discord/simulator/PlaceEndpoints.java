package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Who the bot is, where it can be reached, and the guilds, channels and people around it. */
final class PlaceEndpoints {
  private final World world;
  private final Supplier<String> gateway;
  private final IntSupplier concurrency;

  PlaceEndpoints(World world, Supplier<String> gateway, IntSupplier concurrency) {
    this.concurrency = concurrency;
    this.world = world;
    this.gateway = gateway;
  }

  void addTo(Router router) {
    router.add("GET", "gateway", call -> Reply.ok(Json.object().put("url", gateway.get())));
    router.add("GET", "gateway/bot", call -> Reply.ok(gatewayForBots()));
    router.add("GET", "users/@me", call -> Reply.ok(world.bot.json().put("verified", true)));
    router.add("POST", "users/@me/channels", this::openDirectMessages);
    router.add("GET", "users/{user}", call -> Reply.ok(user(call).json()));
    router.add("GET", "applications/@me", call -> Reply.ok(application()));
    router.add("GET", "oauth2/applications/@me", call -> Reply.ok(application()));
    router.add("GET", "guilds/{guild}", call -> Reply.ok(guild(call).json()));
    router.add("GET", "guilds/{guild}/channels", this::channels);
    router.add("GET", "guilds/{guild}/threads/active", this::activeThreads);
    router.add("GET", "guilds/{guild}/members/{user}", this::member);
    router.add("GET", "channels/{channel}", this::channel);
    router.add("PATCH", "channels/{channel}", this::changeThread);
    router.add("GET", "channels/{channel}/threads/archived/public", this::archivedThreads);
  }

  private ObjectNode gatewayForBots() {
    ObjectNode answer = Json.object().put("url", gateway.get()).put("shards", 1);
    answer
        .putObject("session_start_limit")
        .put("total", 1000)
        .put("remaining", 999)
        .put("reset_after", 14_400_000)
        .put("max_concurrency", concurrency.getAsInt());
    return answer;
  }

  private ObjectNode application() {
    ObjectNode json = Json.object().put("id", world.bot.id()).put("name", world.bot.name());
    json.put("description", "").put("bot_public", true).put("bot_require_code_grant", false);
    json.put("verify_key", "0".repeat(64)).put("flags", 0).put("summary", "").putNull("icon");
    json.put("approximate_guild_count", world.guilds().size());
    json.putArray("tags");
    json.putArray("redirect_uris");
    json.set("owner", new SimulatedUser("1", "operator", false).json());
    ObjectNode installs = json.putObject("integration_types_config");
    installs.putObject("0");
    installs.putObject("1");
    return json.putNull("team");
  }

  private Reply openDirectMessages(Call call) {
    String id = call.body().path("recipient_id").asText("");
    SimulatedUser person =
        world
            .userWith(id)
            .filter(user -> !user.equals(world.bot))
            .orElseThrow(() -> Refusal.of(400, 50033, "Invalid Recipient(s)"));
    return Reply.ok(world.directMessages(person).json());
  }

  private SimulatedUser user(Call call) {
    return world
        .userWith(call.part("user"))
        .orElseThrow(() -> Refusal.of(404, 10013, "Unknown User"));
  }

  private SimulatedGuild guild(Call call) {
    return Reachable.guild(world, call.part("guild"));
  }

  private Reply member(Call call) {
    SimulatedGuild guild = guild(call);
    SimulatedUser user = user(call);
    if (!guild.hasMember(user)) {
      throw Refusal.of(404, 10007, "Unknown Member");
    }
    return Reply.ok(guild.memberJson(user));
  }

  private Reply channels(Call call) {
    ArrayNode array = Json.array();
    world.channelsOf(guild(call)).stream()
        .filter(channel -> !channel.kind().isThread())
        .forEach(channel -> array.add(channel.json()));
    return Reply.ok(array);
  }

  private Reply channel(Call call) {
    return Reply.ok(Reachable.channel(world, call.part("channel")).json());
  }

  private Reply changeThread(Call call) {
    SimulatedChannel channel = Reachable.channel(world, call.part("channel"));
    if (call.body().has("archived")) {
      channel.setArchived(call.body().path("archived").asBoolean());
    }
    return Reply.ok(channel.json());
  }

  private Reply activeThreads(Call call) {
    return threads(
        world.channelsOf(guild(call)).stream()
            .filter(channel -> channel.kind().isThread() && !channel.isArchived())
            .toList());
  }

  private Reply archivedThreads(Call call) {
    return threads(
        Reachable.channel(world, call.part("channel")).threads().stream()
            .filter(SimulatedChannel::isArchived)
            .toList());
  }

  private static Reply threads(Iterable<SimulatedChannel> found) {
    ObjectNode json = Json.object().put("has_more", false);
    json.putArray("members");
    ArrayNode threads = json.putArray("threads");
    found.forEach(thread -> threads.add(thread.json()));
    return Reply.ok(json);
  }
}
