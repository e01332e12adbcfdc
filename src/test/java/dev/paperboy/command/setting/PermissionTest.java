package dev.paperboy.command.setting;

import static dev.paperboy.Scene.PAPERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.InScene;
import dev.paperboy.command.Request;
import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PermissionTest extends InScene {
  private static final ChannelId DISCORD = new ChannelId("discord", "1", "2");
  private static final ChannelId SLACK = new ChannelId("slack", "T1", "C1");
  private static final Request.User MANAGER = new Request.User("U1", "Ann", true);

  private static Request.User person(String id, String... roles) {
    return new Request.User(id, "somebody", false, Set.of(roles));
  }

  private String say(ChannelId channel, Request.User user, String text) {
    return scene.type(channel, user, text).text();
  }

  @Test
  void theNameOfASettingWithinAMentionBeginsNone() {
    assertThat(say(DISCORD, MANAGER, "settings who <@&456|the cap 5 team>, cap 3"))
        .contains("only managers and @the cap 5 team may change subscriptions.", "at most 3 ");
  }

  @Test
  void rolesAndPeopleOfDiscordMay() {
    assertThat(say(DISCORD, MANAGER, "settings who <@&456|Curators> <@!789|Bob> <@12>"))
        .contains("only managers, @Curators, @Bob and @12 may change subscriptions.");
    assertThat(say(DISCORD, person("1", "456"), "subscribe alpha")).startsWith("Subscribed");
    assertThat(say(DISCORD, person("789"), "subscribe beta")).startsWith("Subscribed");
    assertThat(say(DISCORD, person("12"), "subscribe gamma")).startsWith("Subscribed");
    assertThat(say(DISCORD, MANAGER, "subscribe delta")).startsWith("Subscribed");
    for (Request.User other : List.of(person("456"), person("1", "789"), person("5"))) {
      for (String change :
          List.of(
              "subscribe zeta",
              "unsubscribe 1",
              "edit 1 y",
              "pause 1",
              "resume all",
              "mute x",
              "unmute all",
              "import - query: x",
              "settings cap 3",
              "settings who everyone")) {
        assertThat(say(DISCORD, other, change))
            .isEqualTo(
                "In this channel only people who manage it, @Curators, @Bob and @12 may do that."
                    + " Everyone can use `search`, `preview` and `list`.");
      }
    }
    assertThat(say(DISCORD, person("5"), "list")).contains("#4 `delta`");
    assertThat(say(DISCORD, person("5"), "history"))
        .contains("Settings changed by Ann: who managers → @Curators @Bob @12");
  }

  @Test
  void onlyManagersDecideWho() {
    say(DISCORD, MANAGER, "settings who <@&456|Curators>");
    assertThat(say(DISCORD, person("1", "456"), "settings cap 3")).contains("at most 3");
    for (String who : List.of("everyone", "managers", "<@1|Me>")) {
      assertThat(say(DISCORD, person("1", "456"), "settings who " + who))
          .isEqualTo("Only people who manage this channel can change who may change it.");
    }
    assertThat(say(DISCORD, MANAGER, "settings who everyone")).contains("everyone may");
    assertThat(say(DISCORD, person("9"), "subscribe alpha")).startsWith("Subscribed");
  }

  @Test
  void peopleOfSlackMay() {
    assertThat(say(SLACK, MANAGER, "settings who <@U12|bob>, <@U13>"))
        .contains("only managers, @bob and @U13 may");
    assertThat(say(SLACK, person("U12"), "subscribe alpha")).startsWith("Subscribed");
    assertThat(say(SLACK, person("U14"), "subscribe alpha")).contains("@bob and @U13 may do that");
  }

  @Test
  void peopleOfTheConsoleAreTheirNames() {
    assertThat(scene.type("settings who @ann @bob").text())
        .contains("only managers, @ann and @bob")
        .endsWith("Here everybody counts as a manager.");
    assertThat(say(PAPERS, person("bob"), "subscribe alpha")).startsWith("Subscribed");
    assertThat(say(PAPERS, person("eve"), "subscribe alpha")).contains("may do that");
  }

  @Test
  void whatIsNoPersonIsRefused() {
    for (String wrong :
        List.of(
            "<@&456",
            "@Curators",
            "<!subteam^S1|@team>",
            "<@1> somebody",
            "nobody",
            "<#1|x>",
            "")) {
      assertThat(say(DISCORD, MANAGER, "settings who " + wrong))
          .as(wrong)
          .contains("mentions of people or roles");
    }
    String many = "<@%d> ".repeat(26).formatted(IntStream.range(1, 27).boxed().toArray());
    assertThat(say(DISCORD, MANAGER, "settings who " + many)).contains("at most 25");
    assertThat(say(DISCORD, MANAGER, "settings who @everyone")).contains("everyone may");
    assertThat(say(DISCORD, MANAGER, "settings who managers <@1|Bob>"))
        .contains("managers and @Bob");
  }

  @Test
  void namesAreInertAndFilledInFieldsCount() {
    Request request =
        new Request(DISCORD, "#papers", MANAGER, "settings", Map.of("who", "<@&4|`x` #9>"));
    assertThat(scene.commands.handle(request).text()).contains("@'x' #9 may");
  }
}
