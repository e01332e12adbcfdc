package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The methods {@code chat.*}. Guarded by the world's monitor. */
final class ChatMethods {
  private static final String WRITE = "chat:write";

  private final World world;
  private final Postings postings;

  ChatMethods(World world, Postings postings) {
    this.world = world;
    this.postings = postings;
  }

  void addTo(Methods methods) {
    methods.add("chat.postMessage", WRITE, this::post);
    methods.add("chat.postEphemeral", WRITE, this::postEphemeral);
    methods.add("chat.update", WRITE, this::update);
    methods.add("chat.delete", WRITE, this::delete);
    methods.add("chat.unfurl", "links:write", this::unfurl);
    methods.add("chat.getPermalink", "", this::permalink);
  }

  private ObjectNode post(Call call) {
    SimulatedChannel channel = writable(call);
    ObjectNode content = postings.content(call);
    checkThread(channel, content);
    boolean parsing = call.text("parse").equals("full") || call.flag("link_names", false);
    SimulatedUser bot = call.workspace().bot();
    StoredMessage message = postings.post(channel, bot, "", content, parsing);
    ObjectNode answer = Json.object().put("channel", channel.id()).put("ts", message.ts);
    answer.set("message", message.json());
    return warned(call, content, answer);
  }

  private static void checkThread(SimulatedChannel channel, ObjectNode content) {
    String thread = content.path("thread_ts").asText("");
    boolean isLost = !thread.isEmpty() && channel.message(thread).isEmpty();
    Refusal.when(isLost, "thread_not_found");
  }

  private ObjectNode postEphemeral(Call call) {
    SimulatedChannel channel = writable(call);
    SimulatedUser user =
        world
            .user(call.workspace(), call.text("user"))
            .orElseThrow(() -> Refusal.of("user_not_in_channel"));
    Refusal.when(!channel.isOpenTo(user), "user_not_in_channel");
    ObjectNode content = postings.content(call);
    SimulatedUser bot = call.workspace().bot();
    StoredMessage message = postings.post(channel, bot, user.id(), content);
    return warned(call, content, Json.object().put("message_ts", message.ts));
  }

  private ObjectNode update(Call call) {
    SimulatedChannel channel = readable(call);
    StoredMessage message = own(call, channel, "cant_update_message");
    Refusal.when(channel.isArchived(), "is_archived");
    ObjectNode content = postings.content(call);
    postings.edit(message, content);
    ObjectNode answer = Json.object().put("channel", channel.id()).put("ts", message.ts);
    answer.put("text", content.path("text").asText()).set("message", message.json());
    return warned(call, content, answer);
  }

  private ObjectNode delete(Call call) {
    SimulatedChannel channel = readable(call);
    own(call, channel, "cant_delete_message").delete();
    return Json.object().put("channel", channel.id()).put("ts", call.text("ts"));
  }

  private static StoredMessage own(Call call, SimulatedChannel channel, String otherwise) {
    StoredMessage message =
        channel
            .message(call.text("ts"))
            .filter(one -> !one.isEphemeral())
            .orElseThrow(() -> Refusal.of("message_not_found"));
    Refusal.when(!message.author.equals(call.workspace().bot()), otherwise);
    return message;
  }

  private ObjectNode unfurl(Call call) {
    JsonNode unfurls = call.json("unfurls", "invalid_unfurls_format");
    Refusal.when(!unfurls.isObject() || unfurls.isEmpty(), "missing_unfurls");
    StoredMessage message = sharedMessage(call);
    List<String> links = Mrkdwn.links(message.content());
    unfurls
        .properties()
        .forEach(
            one -> {
              Refusal.when(!links.contains(one.getKey()), "cannot_unfurl_url");
              Refusal.when(!one.getValue().isObject(), "invalid_unfurls_format");
              if (one.getValue().has("blocks")) {
                BlockRules.checkMessage("", one.getValue().path("blocks"));
              }
            });
    message.unfurl(unfurls, world.ids);
    return Json.object();
  }

  private StoredMessage sharedMessage(Call call) {
    String channelId = call.text("channel");
    String ts = call.text("ts");
    if (channelId.isEmpty() && call.has("unfurl_id")) {
      String[] parts = call.text("unfurl_id").split("-", 2);
      Refusal.when(parts.length < 2, "cannot_find_message");
      channelId = parts[0];
      ts = parts[1];
    }
    Refusal.when(channelId.isEmpty(), "missing_channel");
    Refusal.when(ts.isEmpty(), "missing_ts");
    return world
        .channel(call.workspace(), channelId)
        .orElseThrow(() -> Refusal.of("cannot_find_channel"))
        .message(ts)
        .orElseThrow(() -> Refusal.of("cannot_find_message"));
  }

  private ObjectNode permalink(Call call) {
    SimulatedChannel channel = readable(call);
    String ts = call.text("message_ts");
    Refusal.when(channel.message(ts).isEmpty(), "message_not_found");
    String host = "https://" + call.workspace().domain() + ".slack.com";
    String link = host + "/archives/" + channel.id() + "/p" + ts.replace(".", "");
    return Json.object().put("channel", channel.id()).put("permalink", link);
  }

  private ObjectNode warned(Call call, ObjectNode content, ObjectNode answer) {
    if (Postings.lacksText(content)) {
      world.warned(call.method() + ": missing_text_in_message");
      answer.put("warning", "missing_text_in_message");
      answer.putObject("response_metadata").putArray("warnings").add("missing_text_in_message");
    }
    return answer;
  }

  private SimulatedChannel readable(Call call) {
    return ConversationMethods.channel(world, call);
  }

  /** A channel that the bot may post to; a person's id stands for the direct messages. */
  private SimulatedChannel writable(Call call) {
    SimulatedWorkspace workspace = call.workspace();
    if (call.text("channel").startsWith("U")) {
      return world
          .user(workspace, call.text("channel"))
          .map(workspace::directMessages)
          .orElseThrow(() -> Refusal.of("channel_not_found"));
    }
    SimulatedChannel channel = readable(call);
    Refusal.when(channel.isArchived(), "is_archived");
    boolean isOpen =
        channel.kind() == ChannelKind.PUBLIC && call.caller().scopes.contains("chat:write.public");
    Refusal.when(!channel.hasBot() && !isOpen, "not_in_channel");
    Refusal.when(channel.isRestricted(), "restricted_action");
    return channel;
  }
}
