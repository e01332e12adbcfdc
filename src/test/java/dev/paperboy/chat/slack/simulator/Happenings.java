package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;

/** What people do in channels, and the events that it causes. Thread-safe. */
final class Happenings {
  private final World world;
  private final Postings postings;
  private final Deliveries deliveries;

  Happenings(World world, Postings postings, Deliveries deliveries) {
    this.world = world;
    this.postings = postings;
    this.deliveries = deliveries;
  }

  /** Wraps an event as the Events API does, and tells the bot. */
  Delivery tell(SimulatedWorkspace workspace, ObjectNode event) {
    if (!event.has("event_ts")) {
      event.put("event_ts", world.ids.timestamp());
    }
    ObjectNode payload = Json.object().put("token", "simulated").put("team_id", workspace.id());
    payload.put("context_team_id", workspace.id()).put("api_app_id", World.APP_ID);
    payload.set("event", event);
    payload.put("type", "event_callback").put("event_id", world.ids.next("Ev"));
    payload.put("event_time", System.currentTimeMillis() / 1000);
    ObjectNode authorization = payload.putArray("authorizations").addObject();
    authorization.putNull("enterprise_id").put("team_id", workspace.id());
    authorization.put("user_id", workspace.bot().id()).put("is_bot", true);
    authorization.put("is_enterprise_install", false);
    payload.put("is_ext_shared_channel", false).put("event_context", world.ids.next("4"));
    return deliveries.deliver(Delivery.EVENT, payload, carried -> {});
  }

  PostedMessage say(SimulatedUser user, SimulatedChannel channel, String text) {
    return say(user, channel, text, "");
  }

  PostedMessage say(SimulatedUser user, SimulatedChannel channel, String text, String threadTs) {
    synchronized (world) {
      ObjectNode content = Json.object().put("text", text);
      if (!threadTs.isEmpty()) {
        content.put("thread_ts", threadTs);
      }
      return postings.post(channel, user, "", content).posted();
    }
  }

  Delivery mention(PostedMessage said) {
    return tell(said.channel().workspace(), message(said).put("type", "app_mention"));
  }

  Delivery directMessage(PostedMessage said) {
    ObjectNode event = message(said).put("type", "message").put("channel_type", "im");
    return tell(said.channel().workspace(), event);
  }

  private static ObjectNode message(PostedMessage said) {
    ObjectNode event = Json.object().put("user", said.author()).put("ts", said.ts());
    event.put("text", said.text()).put("team", said.channel().workspace().id());
    event.put("channel", said.channel().id()).put("event_ts", said.ts());
    if (!said.threadTs().isEmpty()) {
      event.put("thread_ts", said.threadTs());
    }
    return event;
  }

  Delivery shareLinks(PostedMessage said, Collection<String> urls) {
    SimulatedChannel channel = said.channel();
    ObjectNode event = Json.object().put("type", "link_shared").put("user", said.author());
    event.put("channel", channel.id()).put("message_ts", said.ts());
    event.put("is_bot_user_member", channel.hasBot()).put("source", "conversations_history");
    event.put("unfurl_id", channel.id() + "-" + said.ts()).put("event_ts", world.ids.timestamp());
    ArrayNode links = event.putArray("links");
    for (String url : urls) {
      links.addObject().put("url", url).put("domain", URI.create(url).getHost());
    }
    if (!said.threadTs().isEmpty()) {
      event.put("thread_ts", said.threadTs());
    }
    return tell(channel.workspace(), event);
  }

  /** A person adds or removes a reaction. */
  Delivery react(SimulatedUser user, PostedMessage message, String type, String name) {
    ObjectNode event = Json.object().put("type", type).put("user", user.id());
    event.put("reaction", name).put("item_user", message.author());
    ObjectNode item = event.putObject("item").put("type", "message");
    item.put("channel", message.channel().id()).put("ts", message.ts());
    return tell(message.channel().workspace(), event);
  }

  Delivery openHome(SimulatedUser user, String tab) {
    ObjectNode event = Json.object().put("type", "app_home_opened").put("user", user.id());
    event.put("channel", user.workspace().directMessages(user).id()).put("tab", tab);
    synchronized (world) {
      world.views.home(user).ifPresent(home -> event.set("view", home.json()));
    }
    return tell(user.workspace(), event);
  }
}
