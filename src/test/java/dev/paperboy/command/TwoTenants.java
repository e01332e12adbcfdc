package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.SceneReplicas;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.subscription.KnownSubscriptions;
import dev.paperboy.command.subscription.StoredSubscriptions;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.store.Tables;
import dev.paperboy.subscription.ChannelId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A channel with something of everything, and others that try every command against it with all
 * that they could know: its numbers, its ids, its papers, its buttons, its export. Whatever belongs
 * to the channel and is no paper contains {@link #MARK}.
 */
final class TwoTenants {
  /** In a reply to others it would mean that they can read what is not theirs. */
  static final String MARK = "zzmark";

  private static final String PAPER = "2606.00001";

  /** Rows that count what happens everywhere. */
  private static final Set<String> COMMON = Set.of("counters");

  /** The cases of each command, beside one with every field filled in. */
  private static final Map<String, List<String>> CASES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("subscribe", List.of("diffusion", "title:diffusion weekly")),
              Map.entry("unsubscribe", List.of("1", "2", "3", "all")),
              Map.entry("list", List.of("", "subscriptions", "held", "mutes", "page 2", "more 2")),
              Map.entry("edit", List.of("1", "1 mamba", "2 daily max 3", "3 updates on")),
              Map.entry("pause", List.of("1", "1 for 3d", "2", "all")),
              Map.entry("resume", List.of("1", "2", "all")),
              Map.entry("release", List.of("", "all", "1", "1 post", "1 drop", "all drop", "stop")),
              Map.entry("backfill", List.of("1", "1 for 14d max 3", "2")),
              Map.entry("preview", List.of("diffusion")),
              Map.entry("search", List.of("diffusion", "diffusion sort:newest page 1")),
              Map.entry("similar", List.of(PAPER)),
              Map.entry("show", List.of(PAPER)),
              Map.entry("vote", List.of("", "all none", PAPER, PAPER + " down", PAPER + " none")),
              Map.entry("taste", List.of("", "forget")),
              Map.entry("trending", List.of("", "week", "month diffusion")),
              Map.entry("why", List.of(PAPER, "2606.00004")),
              Map.entry("feeds", List.of("")),
              Map.entry("mute", List.of("", PAPER, "quantum", "quantum for 7d")),
              Map.entry("unmute", List.of("1", "2", "all")),
              Map.entry(
                  "settings",
                  List.of("", "cap 7", "who everyone", "quiet off", "zone UTC", "daily 60")),
              Map.entry("history", List.of("", "1", "2", "page 2")),
              Map.entry("feed", List.of("", "new")),
              Map.entry("export", List.of("")),
              Map.entry("import", List.of("")),
              Map.entry("email", List.of("eve@example.org", "eve@example.org diffusion")),
              Map.entry("help", List.of("", "subscribe", "import"))));

  private static final Pattern IN_HELP = Pattern.compile("`/papers (\\w+)");

  private final SceneReplicas replicas;
  private final int home;
  private int turn;

  /**
   * Creates the attempts.
   *
   * @param home the number of the replica that the channel uses; others use the other ones in turn
   */
  TwoTenants(SceneReplicas replicas, int home) {
    this.replicas = replicas;
    this.home = home;
  }

  private Scene home() {
    return replicas.get(home);
  }

  private Scene elsewhere() {
    return replicas.other(home, turn++);
  }

  /** Fails if there is a command without cases here. */
  void haveCasesForEveryCommand() {
    String help = home().type("help").text();
    Set<String> named = new TreeSet<>();
    IN_HELP.matcher(help).results().forEach(found -> named.add(found.group(1)));
    assertThat(named).isEqualTo(CASES.keySet());
  }

  /** Lets a channel have something of everything. */
  void settle(ChannelId victim, List<ChatSender> platforms) {
    Request.User ann = new Request.User("U1", "Ann " + MARK, true);
    for (String text :
        List.of(
            "subscribe diffusion OR " + MARK + "query",
            "subscribe title:" + MARK + "topic weekly at 09:00",
            "subscribe diffusion " + MARK + "third",
            "pause 2",
            "mute " + MARK + "mute",
            "settings cap 3",
            "settings who managers",
            "feed")) {
      Reply reply = home().commands.handle(new Request(victim, "#" + MARK + "room", ann, text));
      assertThat(reply.text()).as(text).doesNotContain("bug in Paperboy");
    }
    replicas.poll(Scene.papers(0, 8, "Diffusion"));
    replicas.deliver(platforms);
    assertThat(home().alertCounts().get("SENT")).isPositive();
    for (String text : List.of("vote " + PAPER + " up", "unsubscribe 3", "list")) {
      home().commands.handle(new Request(victim, "#" + MARK + "room", ann, text));
    }
    buttons(home()).tokens(victim, List.of(Invocation.of("unsubscribe").with("subscription", 1)));
  }

  static StoredButtons buttons(Scene scene) {
    return new StoredButtons(scene.database, new SecureRandom(), scene.clock, scene.commands::read);
  }

  /** The same channel of another tenant, another channel of the tenant, one of another platform. */
  private static List<ChannelId> others(ChannelId victim) {
    String foreign = victim.platform().equals("slack") ? "discord" : "slack";
    return List.of(
        new ChannelId(victim.platform(), "other", victim.id()),
        new ChannelId(victim.platform(), victim.tenant(), "other"),
        new ChannelId(foreign, victim.tenant(), victim.id()));
  }

  /** Lets others try everything; nothing of the channel may be told or changed. */
  void attack(ChannelId victim) {
    Set<String> before = rows(home());
    assertThat(String.join("\n", before)).contains(MARK + "query", MARK + "mute", MARK + "room");
    List<String> tokens = tokens(home());
    assertThat(tokens).isNotEmpty();
    for (ChannelId other : others(victim)) {
      attack(victim, other);
      tokens.forEach(token -> press(token, victim, other));
    }
    assertThat(missing(before, rows(home()))).as("rows that others changed").isEmpty();
  }

  /** In the same tenant, a button of another channel does in the own one what it would do there. */
  private void press(String token, ChannelId victim, ChannelId other) {
    Optional<Invocation> command = buttons(elsewhere()).invocation(other, token);
    assertThat(command.isPresent()).isEqualTo(sameTenant(victim, other));
    command.ifPresent(
        read ->
            attempt(
                new Request(
                    other,
                    "#other",
                    new Request.User("U9", "Eve", true),
                    read.command(),
                    read.fields())));
  }

  private static boolean sameTenant(ChannelId one, ChannelId other) {
    return one.platform().equals(other.platform()) && one.tenant().equals(other.tenant());
  }

  private void attack(ChannelId victim, ChannelId other) {
    // Ids of people are the same in every server of Discord.
    for (Request.User eve :
        List.of(new Request.User("U9", "Eve", true), new Request.User("U1", "Eve", false))) {
      for (Map.Entry<String, List<String>> command : CASES.entrySet()) {
        for (String typed : command.getValue()) {
          String rest = command.getKey().equals("import") ? export(victim) : typed;
          attempt(new Request(other, "#other", eve, command.getKey() + " " + rest));
        }
      }
      for (CommandForm form : elsewhere().commands.forms()) {
        attempt(new Request(other, "#other", eve, form.name(), filled(form, victim)));
      }
    }
    for (CommandForm.Kind kind : CommandForm.Kind.values()) {
      assertThat(elsewhere().commands.suggest(other, kind, "").toString())
          .as("suggestions of %s", kind)
          .doesNotContainIgnoringCase(MARK);
    }
    if (!sameTenant(victim, other)) {
      KnownSubscriptions known = new StoredSubscriptions(elsewhere().database);
      assertThat(known.of(other, "U1").toString()).doesNotContainIgnoringCase(MARK);
    }
  }

  private void attempt(Request request) {
    Reply reply = elsewhere().commands.handle(request);
    assertThat(reply.toString()).as("%s", request).doesNotContainIgnoringCase(MARK);
    assertThat(reply.text()).as("%s", request).doesNotContain("bug in Paperboy");
    if (request.fields().isEmpty()) {
      assertThat(elsewhere().commands.complete(request).toString())
          .as("%s", request)
          .doesNotContainIgnoringCase(MARK);
    }
  }

  private static String export(ChannelId victim) {
    return """
    - platform: %s
      channel: "%s"
      settings: { cap: 9, who: everyone }
      subscriptions: []
      mutes: []
    """
        .formatted(victim.platform(), victim.id());
  }

  private static Map<String, String> filled(CommandForm form, ChannelId victim) {
    Map<String, String> fields = new HashMap<>();
    for (Field field : form.fields()) {
      fields.put(
          field.name(),
          switch (field.kind()) {
            case QUERY -> "diffusion";
            case PAPER -> PAPER;
            case SUBSCRIPTION, MUTE, NUMBER -> "1";
            case FILE -> export(victim);
            case TEXT -> field.choices().isEmpty() ? victim.id() : field.choices().get(0);
          });
    }
    return fields;
  }

  private static List<String> tokens(Scene scene) {
    return scene.database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT token FROM buttons")
                .mapTo(String.class)
                .list());
  }

  private static Set<String> rows(Scene scene) {
    Set<String> rows = new TreeSet<>(Tables.rowsWith(scene.database, ""));
    rows.removeIf(
        row -> COMMON.contains(row.substring(0, row.indexOf(' ')).toLowerCase(Locale.ROOT)));
    return rows;
  }

  private static List<String> missing(Set<String> before, Set<String> after) {
    List<String> missing = new ArrayList<>(before);
    missing.removeAll(after);
    return missing;
  }
}
