package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The methods {@code conversations.*} and {@code users.*}. Guarded by the world's monitor. */
final class ConversationMethods {
  private static final int USUAL_PAGE = 100;

  private final World world;

  ConversationMethods(World world) {
    this.world = world;
  }

  void addTo(Methods methods) {
    methods.add("conversations.open", "im:write", this::open);
    methods.add("conversations.info", "", this::info);
    methods.add("conversations.list", "", call -> list(call, channel -> true));
    methods.add("users.conversations", "", call -> list(call, SimulatedChannel::hasBot));
    methods.add("conversations.join", "channels:join", this::join);
    methods.add("conversations.members", "", this::members);
    methods.add("users.info", "users:read", this::user);
  }

  /** The channel that a call names. */
  static SimulatedChannel channel(World world, Call call) {
    SimulatedChannel channel =
        world
            .channel(call.workspace(), call.text("channel"))
            .orElseThrow(() -> Refusal.of("channel_not_found"));
    Refusal.when(isHidden(world, channel), "channel_not_found");
    return channel;
  }

  private static boolean isHidden(World world, SimulatedChannel channel) {
    boolean isForOthers = channel.kind() != ChannelKind.PUBLIC && !channel.hasBot();
    return isForOthers && !channel.isArchived() && world.hidingPrivateChannels;
  }

  private ObjectNode open(Call call) {
    SimulatedWorkspace workspace = call.workspace();
    List<SimulatedUser> people = new ArrayList<>();
    for (String id : call.needed("users", "users_list_not_supplied").split(",", -1)) {
      people.add(world.user(workspace, id.trim()).orElseThrow(() -> Refusal.of("user_not_found")));
    }
    if (people.size() > 1) {
      need(call, "mpim:write");
    }
    ObjectNode answer = Json.object();
    answer.set("channel", world.directMessages(workspace, people).json());
    return answer;
  }

  private ObjectNode info(Call call) {
    SimulatedChannel channel = channel(world, call);
    need(call, channel.kind().readScope);
    ObjectNode answer = Json.object();
    answer.set("channel", channel.json());
    return answer;
  }

  private ObjectNode list(Call call, Predicate<SimulatedChannel> wanted) {
    String given = call.text("types");
    Set<String> types =
        Set.copyOf(List.of((given.isEmpty() ? "public_channel" : given).split(",", -1)));
    for (ChannelKind kind : ChannelKind.values()) {
      if (types.contains(kind.type)) {
        need(call, kind.readScope);
      }
    }
    boolean withoutArchived = call.flag("exclude_archived", false);
    List<SimulatedChannel> all =
        world.channelsOf(call.workspace()).stream()
            .filter(channel -> types.contains(channel.kind().type))
            .filter(channel -> channel.kind() == ChannelKind.PUBLIC || channel.hasBot())
            .filter(channel -> !withoutArchived || !channel.isArchived())
            .filter(wanted)
            .toList();
    return page(call, "channels", all.stream().map(SimulatedChannel::json).toList());
  }

  private static ObjectNode page(Call call, String field, List<ObjectNode> all) {
    int first = call.text("cursor").isEmpty() ? 0 : call.number("cursor", 0);
    Refusal.when(first > all.size(), "invalid_cursor");
    int end = Math.min(all.size(), first + call.number("limit", USUAL_PAGE));
    ObjectNode answer = Json.object();
    ArrayNode array = answer.putArray(field);
    all.subList(first, end).forEach(array::add);
    String next = end < all.size() ? Integer.toString(end) : "";
    answer.putObject("response_metadata").put("next_cursor", next);
    return answer;
  }

  private ObjectNode join(Call call) {
    SimulatedChannel channel = channel(world, call);
    Refusal.when(channel.kind() != ChannelKind.PUBLIC, "method_not_supported_for_channel_type");
    Refusal.when(channel.isArchived(), "is_archived");
    channel.joinBot();
    ObjectNode answer = Json.object();
    answer.set("channel", channel.json());
    return answer;
  }

  private ObjectNode members(Call call) {
    SimulatedChannel channel = channel(world, call);
    need(call, channel.kind().readScope);
    List<String> ids = new ArrayList<>(channel.members().stream().map(SimulatedUser::id).toList());
    if (channel.hasBot()) {
      ids.add(call.workspace().bot().id());
    }
    ObjectNode answer = Json.object();
    answer.set("members", Json.strings(ids));
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode user(Call call) {
    SimulatedUser user =
        world
            .user(call.workspace(), call.text("user"))
            .orElseThrow(() -> Refusal.of("user_not_found"));
    ObjectNode answer = Json.object();
    answer.set("user", user.json());
    return answer;
  }

  private static void need(Call call, String scope) {
    if (!call.caller().scopes.contains(scope)) {
      throw Refusal.missingScope(scope, call.caller().scopes);
    }
  }
}
