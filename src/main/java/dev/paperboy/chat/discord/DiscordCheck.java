package dev.paperboy.chat.discord;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.discord.DiscordIdentity.Identity;
import dev.paperboy.chat.discord.life.RequiredPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.dv8tion.jda.api.Permission;

/** Checks offline whether the bot would work on Discord. */
public final class DiscordCheck {
  private static final Map<Permission, String> PURPOSES =
      new TreeMap<>(
          Map.of(
              Permission.VIEW_CHANNEL, "to see the channels that papers go to",
              Permission.MESSAGE_SEND,
                  "to post papers to channels, as posts of a forum, and on to those who follow an"
                      + " announcement channel",
              Permission.MESSAGE_SEND_IN_THREADS, "to post papers to threads",
              Permission.MESSAGE_EMBED_LINKS, "to show papers as cards instead of plain lines"));

  private final DiscordOptions options;

  /** Creates a check of this configuration. */
  public DiscordCheck(DiscordOptions options) {
    this.options = options;
  }

  /** Runs the check, with requests to Discord; takes half a minute at most. */
  public List<CheckFinding> run() throws InterruptedException {
    DiscordIdentity askDiscord = new DiscordIdentity(options);
    Identity identity = askDiscord.whoAmI();
    if (identity instanceof Identity.Known bot) {
      return invitation(bot, askDiscord.application(bot)).stream()
          .map(line -> new CheckFinding(true, line))
          .toList();
    }
    if (identity instanceof Identity.Unclear unclear) {
      return bad(unclear.reason() + "; is the network up, and are api_url and gateway_url right?");
    }
    return bad(
        "the token is not valid; copy it again from the bot's page at"
            + " https://discord.com/developers/applications, or reset it there");
  }

  private static List<CheckFinding> bad(String text) {
    return List.of(new CheckFinding(false, text));
  }

  private static List<String> invitation(Identity.Known bot, String application) {
    List<String> lines = new ArrayList<>();
    lines.add("the token is valid; the bot is " + bot.name() + ", application " + application);
    lines.add("invite it to a server with " + address(application));
    PURPOSES.forEach(
        (permission, purpose) -> lines.add("asks for “" + permission.getName() + "” " + purpose));
    return lines;
  }

  /** Returns the address for inviting the bot to a server with exactly the permissions it needs. */
  static String address(String application) {
    return "https://discord.com/oauth2/authorize?client_id="
        + application
        + "&scope=bot+applications.commands&permissions="
        + Permission.getRaw(RequiredPermissions.FOR_INVITATION);
  }
}
