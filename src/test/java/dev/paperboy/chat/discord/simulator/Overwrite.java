package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a channel allows or denies one role or one member beyond the guild's rules. */
record Overwrite(String id, boolean ofMember, long allow, long deny) {
  long on(long permissions) {
    return (permissions & ~deny) | allow;
  }

  Overwrite allowing(long more) {
    return new Overwrite(id, ofMember, allow | more, deny & ~more);
  }

  Overwrite denying(long more) {
    return new Overwrite(id, ofMember, allow & ~more, deny | more);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("type", ofMember ? 1 : 0);
    return json.put("allow", Long.toString(allow)).put("deny", Long.toString(deny));
  }
}
