package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file that a person attaches to a command.
 *
 * @param id its number
 * @param name what it is called
 * @param size how large it says that it is, in bytes
 * @param url where it is downloaded
 */
public record AttachedFile(String id, String name, long size, String url) {

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("filename", name).put("size", size);
    return json.put("url", url).put("proxy_url", url).put("content_type", "text/plain");
  }
}
