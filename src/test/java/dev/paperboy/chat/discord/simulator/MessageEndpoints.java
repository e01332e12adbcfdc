package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;

/** The messages of channels, and the posts of forums. */
final class MessageEndpoints {
  private static final int THREAD_NAME = 100;
  private static final int TAGS = 5;

  private final World world;
  private final Postings postings;

  MessageEndpoints(World world, Postings postings) {
    this.world = world;
    this.postings = postings;
  }

  void addTo(Router router) {
    String messages = "channels/{channel}/messages";
    router.add("POST", messages, this::post);
    router.add("GET", messages, this::list);
    router.add("GET", messages + "/{message}", call -> Reply.ok(message(call).jsonLater()));
    router.add("PATCH", messages + "/{message}", this::edit);
    router.add("DELETE", messages + "/{message}", this::delete);
    router.add("POST", messages + "/{message}/crosspost", this::crosspost);
    router.add("POST", "channels/{channel}/threads", this::openThread);
    router.add("POST", "channels/{channel}/typing", this::type);
  }

  private Reply post(Call call) {
    SimulatedChannel channel = reachable(call);
    mayPost(channel, call.body());
    MessageRules.checkNew(call);
    checkReference(channel, call.body());
    Optional<StoredMessage> earlier = postings.earlier(call.body());
    if (earlier.isPresent()) {
      return Reply.ok(earlier.get().json());
    }
    if (channel.isArchived()) {
      channel.setArchived(false);
    }
    StoredMessage message =
        postings.post(channel, world.ids.next(), call.body(), call.files(), byBot());
    return Reply.ok(message.json());
  }

  private void checkReference(SimulatedChannel channel, JsonNode message) {
    JsonNode reference = message.path("message_reference");
    if (!reference.hasNonNull("message_id")) {
      return;
    }
    if (!channel.lets(world.bot, Permission.MESSAGE_HISTORY)) {
      throw Refusal.of(403, 160002, "Cannot reply without permission to read message history");
    }
    boolean known = channel.message(reference.path("message_id").asText()).isPresent();
    if (!known && reference.path("fail_if_not_exists").asBoolean(true)) {
      FormErrors errors = new FormErrors();
      errors.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
      errors.refuseIfAny();
    }
  }

  private StoredMessage.Origin byBot() {
    return new StoredMessage.Origin(world.bot, "", "");
  }

  private void mayPost(SimulatedChannel channel, JsonNode message) {
    if (channel.kind() == ChannelKind.FORUM || channel.kind() == ChannelKind.CATEGORY) {
      throw Refusal.of(400, 50008, "Cannot send messages in a non-text channel");
    }
    if (channel.recipient().filter(SimulatedUser::isRefusingDirectMessages).isPresent()) {
      throw Refusal.of(403, 50007, "Cannot send messages to this user");
    }
    if (channel.isLocked() && !channel.lets(world.bot, Permission.MANAGE_THREADS)) {
      throw Refusal.of(403, 160005, "Thread is locked");
    }
    Permission needed =
        channel.kind().isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND;
    need(channel, needed);
    if (!message.path("embeds").isEmpty()) {
      need(channel, Permission.MESSAGE_EMBED_LINKS);
    }
  }

  private void need(SimulatedChannel channel, Permission permission) {
    if (!channel.lets(world.bot, permission)) {
      throw Refusal.missingPermissions();
    }
  }

  private SimulatedChannel reachable(Call call) {
    return Reachable.channel(world, call.part("channel"));
  }

  private StoredMessage message(Call call) {
    return reachable(call)
        .message(call.part("message"))
        .filter(message -> !message.isEphemeral())
        .orElseThrow(Refusal::unknownMessage);
  }

  private Reply list(Call call) {
    SimulatedChannel channel = reachable(call);
    ArrayNode array = Json.array();
    if (!channel.lets(world.bot, Permission.MESSAGE_HISTORY)) {
      return Reply.ok(array);
    }
    List<StoredMessage> stored = channel.storedMessages();
    int most = call.number("limit", 50);
    for (int i = stored.size() - 1; i >= 0 && array.size() < most; i--) {
      if (!stored.get(i).isEphemeral()) {
        array.add(stored.get(i).jsonLater());
      }
    }
    return Reply.ok(array);
  }

  private Reply edit(Call call) {
    StoredMessage message = message(call);
    if (!message.origin().author().equals(world.bot)) {
      throw Refusal.of(403, 50005, "Cannot edit a message authored by another user");
    }
    MessageRules.checkEdit(call.body(), "");
    postings.edit(message, call.body(), call.files());
    return Reply.ok(message.json());
  }

  private Reply delete(Call call) {
    StoredMessage message = message(call);
    if (!message.origin().author().equals(world.bot)) {
      need(message.channel(), Permission.MESSAGE_MANAGE);
    }
    message.channel().forget(message);
    return Reply.NOTHING;
  }

  private Reply crosspost(Call call) {
    StoredMessage message = message(call);
    if (message.channel().kind() != ChannelKind.ANNOUNCEMENT) {
      throw Refusal.of(400, 50024, "Cannot execute action on this channel type");
    }
    need(message.channel(), Permission.MESSAGE_SEND);
    if (message.isCrossposted()) {
      throw Refusal.of(400, 40033, "This message has already been crossposted");
    }
    message.crosspost();
    return Reply.ok(message.json());
  }

  private Reply type(Call call) {
    need(reachable(call), Permission.MESSAGE_SEND);
    return Reply.NOTHING;
  }

  private Reply openThread(Call call) {
    SimulatedChannel channel = reachable(call);
    JsonNode body = call.body();
    FormErrors errors = new FormErrors();
    errors.between("name", body.path("name"), 1, THREAD_NAME);
    errors.entriesAtMost("applied_tags", body.path("applied_tags"), TAGS);
    errors.refuseIfAny();
    if (channel.kind() != ChannelKind.FORUM) {
      need(channel, Permission.CREATE_PUBLIC_THREADS);
      return Reply.created(channel.threadNamed(body.path("name").asText(), List.of()).json());
    }
    return postInForum(channel, call);
  }

  private Reply postInForum(SimulatedChannel forum, Call call) {
    need(forum, Permission.MESSAGE_SEND);
    JsonNode message = call.body().path("message");
    if (message.isMissingNode()) {
      FormErrors errors = new FormErrors();
      errors.required("message");
      errors.refuseIfAny();
    }
    List<String> tags = tags(forum, call.body().path("applied_tags"));
    MessageRules.checkNew(message, "message.", !call.files().isEmpty());
    SimulatedChannel thread = forum.threadNamed(call.body().path("name").asText(), tags);
    // The first message of a post has the id of its thread.
    StoredMessage first = postings.post(thread, thread.id(), message, call.files(), byBot());
    ObjectNode json = thread.json();
    json.set("message", first.json());
    return Reply.created(json);
  }

  private static List<String> tags(SimulatedChannel forum, JsonNode applied) {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : applied) {
      if (!forum.tags().containsValue(tag.asText())) {
        throw Refusal.of(404, 10087, "Unknown tag");
      }
      tags.add(tag.asText());
    }
    if (tags.isEmpty() && forum.isRequiringTag()) {
      throw Refusal.of(400, 40067, "A tag is required to create a forum post in this channel");
    }
    return tags;
  }
}
