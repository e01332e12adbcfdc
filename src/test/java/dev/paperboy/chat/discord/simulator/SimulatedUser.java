package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A person on the simulated Discord, or the bot itself. Thread-safe. */
public final class SimulatedUser {
  private final String id;
  private final String name;
  private final boolean bot;
  private volatile boolean refusesDirectMessages;
  private volatile boolean installed;

  SimulatedUser(String id, String name, boolean bot) {
    this.id = id;
    this.name = name;
    this.bot = bot;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** From now on a direct message to this person is refused with 50007. */
  public void refuseDirectMessages() {
    refusesDirectMessages = true;
  }

  /** Direct messages arrive again. */
  public void acceptDirectMessages() {
    refusesDirectMessages = false;
  }

  /** This person has installed the app for themselves: commands work wherever they are. */
  public void installApp() {
    installed = true;
  }

  boolean hasInstalled() {
    return installed;
  }

  boolean isRefusingDirectMessages() {
    return refusesDirectMessages;
  }

  ObjectNode json() {
    ObjectNode user = Json.object().put("id", id).put("username", name);
    user.put("discriminator", bot ? "0001" : "0").put("bot", bot);
    user.put("public_flags", 0).put("flags", 0);
    return user.putNull("global_name").putNull("avatar");
  }

  @Override
  public String toString() {
    return name;
  }
}
