package dev.paperboy.bench;

import dev.paperboy.route.PlainEvaluation.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A channel with one subscription, and the same in plain terms.
 *
 * @param joined when it subscribes
 * @param settings what is typed before
 * @param query what it subscribes to
 * @param manner what is typed behind the query
 * @param wants whether it asks for a paper
 * @param mutes whether it mutes one
 * @param offered the label of the narrower query that it took; empty for none
 */
record SignalChannel(
    String name,
    Instant joined,
    List<String> settings,
    String query,
    String manner,
    Predicate<Text> wants,
    Predicate<Text> mutes,
    String offered) {

  /** Copies the settings. */
  SignalChannel {
    settings = List.copyOf(settings);
  }

  /**
   * Ten channels as people have them.
   *
   * @param later when the second subscribes; it takes the first narrower query that it is offered
   * @param trending the ids of the papers that were among the five most upvoted of a day
   */
  static List<SignalChannel> ten(Instant joined, Instant later, Set<String> trending) {
    Predicate<Text> agents = saying("agent(?:s|ic)?");
    Predicate<Text> tuning = saying("rlhf").or(saying("grpo")).or(saying("dpo"));
    Predicate<Text> worlds =
        saying("world[\\s-]+model(?:s|ed|ing)?").and(saying("videos?").negate());
    Predicate<Text> robots = saying("robot\\w*");
    return List.of(
        of("broad", joined, "agents", agents).with("settings cap 10"),
        of("narrower", later, "agents", agents).with("settings cap 10"),
        of("phrase", joined, "\"world model\" -video", worlds),
        of("group", joined, "rlhf OR grpo OR dpo", tuning).muting("video", saying("videos?")),
        of(
            "author",
            joined,
            "author:\"Jan Kautz\"",
            paper -> paper.authors().contains("Jan Kautz")),
        of("votes", joined, "upvotes>=50", paper -> paper.votes() >= 50),
        of(
            "trending",
            joined,
            "trending:5",
            paper -> paper.votes() > 0 && trending.contains(paper.id())),
        of("daily", joined, "diffusion", saying("diffusions?"))
            .with("settings zone Europe/Berlin")
            .delivered("daily at 09:00 instant: upvotes>=50"),
        of("weekly", joined, "benchmark", saying("benchmark(?:s|ed|ing)?"))
            .delivered("weekly on monday at 09:00 max 20 instant: upvotes>=50"),
        of("quiet", joined, "robot* has:code", robots.and(Text::code))
            .with("settings zone America/New_York")
            .with("settings quiet 22:00-07:00"));
  }

  private static SignalChannel of(
      String name, Instant joined, String query, Predicate<Text> wants) {
    return new SignalChannel(name, joined, List.of(), query, "", wants, paper -> false, "");
  }

  private static Predicate<Text> saying(String words) {
    return paper -> paper.says("\\b" + words + "\\b");
  }

  private SignalChannel with(String typed) {
    List<String> more = Stream.concat(settings.stream(), Stream.of(typed)).toList();
    return new SignalChannel(name, joined, more, query, manner, wants, mutes, offered);
  }

  private SignalChannel muting(String muted, Predicate<Text> papers) {
    SignalChannel with = with("mute " + muted);
    return new SignalChannel(name, joined, with.settings, query, manner, wants, papers, offered);
  }

  private SignalChannel delivered(String how) {
    return new SignalChannel(name, joined, settings, query, how, wants, mutes, offered);
  }

  /** The same with the narrower query that is offered under this label. */
  SignalChannel narrowed(String label) {
    Predicate<Text> left = left(label.substring(0, label.lastIndexOf(": ")));
    return new SignalChannel(name, joined, settings, query, manner, wants.and(left), mutes, label);
  }

  private Predicate<Text> left(String change) {
    if (change.startsWith("-")) {
      return saying(Pattern.quote(change.substring(1)) + "(?:e?s|ed|ing)?").negate();
    }
    return switch (change) {
      case "titles only" -> paper -> wants.test(titleOf(paper));
      case "upvotes>=10" -> paper -> paper.votes() >= 10;
      default -> throw new IllegalStateException("no plain terms are known for " + change);
    };
  }

  private static Text titleOf(Text paper) {
    List<String> title = paper.texts().subList(0, 1);
    return new Text(paper.id(), title, paper.authors(), paper.votes(), paper.code());
  }

  /** Whether it has quiet hours. */
  boolean isQuietAtTimes() {
    return settings.stream().anyMatch(typed -> typed.startsWith("settings quiet"));
  }

  /** What is typed. */
  String typed() {
    String subscription = ("`" + query + " " + manner).strip() + "`";
    String narrower = offered.isEmpty() ? "" : ", then pressed “" + offered + "”";
    String before = settings.stream().map(one -> "; `" + one + "`").collect(Collectors.joining());
    return subscription + narrower + before;
  }
}
