package dev.paperboy.chat.email.inbox;

import static dev.paperboy.chat.email.inbox.RunningInbox.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperboy.Scene;
import dev.paperboy.card.Card;
import dev.paperboy.chat.email.inbox.RunningInbox.Mail;
import dev.paperboy.command.Reply;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.Tables;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.taste.SampleTastes;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class InboxRoutesTest {
  private static final String SEARCH_BUTTON = "<button>Search</button>";

  private static RunningInbox inbox;

  @BeforeAll
  static void start(@TempDir Path folder) {
    inbox = new RunningInbox(folder);
    inbox.scene.afterBaseline();
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @BeforeEach
  void anotherDay() {
    inbox.answer = SendResult.Sent::new;
    inbox.sendMails();
    inbox.mailboxes.delete(ANN, inbox.scene.clock.instant());
    inbox.scene.clock.advance(Duration.ofHours(25));
  }

  @Test
  void nothingIsSubscribedBeforeTheButtonBehindTheLinkIsPressed() throws Exception {
    String link =
        inbox.confirmationPath(
            "email",
            "Ann@Example.org",
            "q",
            "diffusion",
            "cadence",
            "weekly",
            "at",
            "07:30",
            "zone",
            "Asia/Tokyo");
    assertThat(inbox.mails)
        .extracting(Mail::address, Mail::wanted)
        .containsExactly(
            tuple(
                "ann@example.org",
                "papers for “diffusion”, weekly on monday at 07:30 (Asia/Tokyo)"));

    HttpResponse<String> asked = inbox.get(link);
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body())
        .containsOnlyOnce("<button")
        .containsOnlyOnce("<form")
        .contains("papers for “diffusion”", "a***@example.org")
        .doesNotContain("ann@example.org");
    assertThat(inbox.mailboxes.find(ANN)).isEmpty();

    assertThat(inbox.post(link).body()).contains("Confirmed");
    assertThat(inbox.topics(ANN)).containsExactly("diffusion, weekly on monday at 07:30");
    assertThat(inbox.scene.channel(ANN).rules().zone().getId()).isEqualTo("Asia/Tokyo");
    assertThat(inbox.scene.channel(ANN).name()).isEqualTo("a***@example.org");
  }

  @Test
  void withoutAQueryTheDigestIsTrending() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "", "cadence", "daily", "at", "08:00");
    assertThat(inbox.topics(ANN)).containsExactly("trending:10, daily at 08:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "",
        "bo@example.org\r\nBcc: x@example.org",
        "bo@example.org, cy@example.org",
        "\"Bo\" <bo@example.org>",
        "bo@localhost",
        "bo@[127.0.0.1]"
      })
  void thePageIsTheSameWhateverIsSentAndOnlyOneAddressIsAccepted(String email) throws Exception {
    HttpResponse<String> known = inbox.signUp("email", "ann@example.org");
    HttpResponse<String> again = inbox.signUp("email", "ann@example.org");
    HttpResponse<String> wrong = inbox.signUp("email", email);
    HttpResponse<String> noQuery = inbox.signUp("email", "di@example.org", "q", "(((");

    assertThat(List.of(known, again, wrong, noQuery))
        .allSatisfy(
            page -> {
              assertThat(page.statusCode()).isEqualTo(200);
              assertThat(page.body()).isEqualTo(known.body());
            });
    assertThat(inbox.sendMails()).extracting(Mail::address).containsExactly("ann@example.org");
  }

  @Test
  void anAddressGetsOneMailADayHoweverItIsSpelt() throws Exception {
    for (String spelling :
        List.of("ann@example.org", "ANN@example.org", " ann@EXAMPLE.org", "ann+x@example.org")) {
      inbox.signUp("email", spelling, "q", "x" + spelling.length());
    }
    assertThat(inbox.sendMails()).hasSize(1);
    inbox.scene.clock.advance(Duration.ofHours(25));
    inbox.signUp("email", "ann@example.org");
    assertThat(inbox.sendMails()).hasSize(1);
  }

  @Test
  void aMailThatCouldNotBeSentIsSentLater() throws Exception {
    inbox.answer = address -> new SendResult.RetryLater(Duration.ZERO, "down");
    inbox.signUp("email", "ann@example.org");
    inbox.signUp("email", "bo@example.org");
    assertThat(inbox.sendMails()).as("one does not hold up the other").hasSize(2);
    inbox.answer = SendResult.Sent::new;
    assertThat(inbox.sendMails()).isEmpty();
    inbox.scene.clock.advance(Duration.ofMinutes(6));
    assertThat(inbox.sendMails()).hasSize(2);
    assertThat(inbox.sendMails()).isEmpty();
  }

  @Test
  void aLinkConfirmsOnceAndForTwoDays() throws Exception {
    String link = inbox.confirmationPath("email", "ann@example.org", "q", "diffusion");
    inbox.post(link);
    inbox.post(inbox.unsubscribePath(ANN));
    assertThat(inbox.post(link).body()).contains("Confirmed");
    assertThat(inbox.topics(ANN)).isEmpty();

    inbox.scene.clock.advance(Duration.ofHours(49));
    assertThat(inbox.get(link).statusCode()).isEqualTo(404);
    assertThat(inbox.post(link).statusCode()).isEqualTo(404);
  }

  @Test
  void aSecondSignUpAddsATopicAndKeepsTheTimeZone() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion", "zone", "Asia/Tokyo");
    inbox.scene.clock.advance(Duration.ofHours(25));
    inbox.subscribe("email", "ann@example.org", "q", "agents", "zone", "UTC");
    inbox.scene.clock.advance(Duration.ofHours(25));
    inbox.subscribe("email", "ann@example.org", "q", "Diffusion", "cadence", "weekly");
    assertThat(inbox.topics(ANN))
        .containsExactly("Diffusion, weekly on monday at 09:00", "agents, daily at 09:00");
    assertThat(inbox.scene.channel(ANN).rules().zone().getId()).isEqualTo("Asia/Tokyo");
  }

  @Test
  void onePostWithoutLoginCookieAndOriginEndsAllMailAndAGetDoesNot() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    String path = inbox.unsubscribePath(ANN);
    HttpResponse<String> asked = inbox.get(path);
    assertThat(asked.body()).containsOnlyOnce("<button").contains("End all mail?");
    assertThat(inbox.topics(ANN)).hasSize(1);

    HttpResponse<String> ended = inbox.post(path, "List-Unsubscribe", "One-Click");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.body()).contains("No more mail");
    assertThat(inbox.topics(ANN)).isEmpty();
    assertThat(inbox.post(path, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
  }

  @Test
  void whatWaitsToBeSentIsWithdrawnWhenMailEnds() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    inbox.scene.poll(inbox.scene.arxiv, Scene.papers(1, 4, "Diffusion of ink"));
    assertThat(inbox.scene.alertCounts()).containsKey("PENDING");
    inbox.post(inbox.unsubscribePath(ANN), "List-Unsubscribe", "One-Click");
    inbox.scene.clock.advance(Duration.ofDays(2));
    Scene.Platform mail = new Scene.Platform("email");
    inbox.scene.outbox(List.of(mail)).drain();
    assertThat(mail.sent).isEmpty();
  }

  @Test
  void aMailProgramOfAnotherOriginMayEndMailAndAPageOfAnotherSiteMayNotSignUp() throws Exception {
    inbox.subscribe("email", "ann@example.org");
    assertThat(
            inbox
                .send(
                    inbox
                        .posted(inbox.unsubscribePath(ANN), "List-Unsubscribe", "One-Click")
                        .setHeader("Origin", "https://mail.example.com"))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            inbox
                .send(
                    inbox
                        .posted("/papers/subscribe", "email", "bo@example.org")
                        .setHeader("Origin", "https://evil.example.com"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoDidNotAskIsNotWrittenToAgain() throws Exception {
    String link = inbox.confirmationPath("email", "eve@example.org");
    String refusal =
        inbox.get(link).body().replaceAll("(?s).*href=\"(/papers/unsubscribe/[^\"]*)\".*", "$1");
    assertThat(inbox.get(refusal).body()).contains("End all mail?");
    assertThat(inbox.get(link).body()).contains("Get papers by mail?");
    assertThat(inbox.post(refusal).body()).contains("No more mail");
    assertThat(inbox.post(link).statusCode()).isEqualTo(404);
    inbox.scene.clock.advance(Duration.ofDays(100));
    inbox.signUp("email", "EVE@example.org");
    assertThat(inbox.sendMails()).isEmpty();
  }

  @Test
  void preferencesChangeTopicsDayHourAndZone() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "", "at", "08:00");
    String path = inbox.preferencesPath(ANN);
    assertThat(inbox.get(path).body())
        .contains("Trending papers", "value=\"08:00\"")
        .doesNotContain("ann@example.org");

    inbox.post(
        path,
        "action",
        "change",
        "topic",
        "1",
        "q",
        "agents -survey",
        "cadence",
        "weekly",
        "on",
        "friday",
        "at",
        "17:15",
        "max",
        "7");
    inbox.post(path, "action", "add", "q", "cat:cs.CL", "cadence", "daily", "at", "09:00");
    assertThat(inbox.post(path, "action", "zone", "zone", "europe/paris").body())
        .contains("Saved.", "Europe/Paris");
    assertThat(inbox.topics(ANN))
        .containsExactly(
            "agents -survey, weekly on friday at 17:15, max 7", "cat:cs.CL, daily at 09:00");
    assertThat(inbox.scene.channel(ANN).rules().zone().getId()).isEqualTo("Europe/Paris");

    inbox.post(path, "action", "remove", "topic", "1");
    assertThat(inbox.topics(ANN)).containsExactly("cat:cs.CL, daily at 09:00");
    assertThat(inbox.get(path).headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(inbox.get(path).headers().firstValue("Referrer-Policy")).contains("same-origin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q=(a&cadence=daily&at=09:00            | )
          q=agents&cadence=daily&at=25:00        | is not a time of day
          q=agents&cadence=instant&at=           | Mails come as digests
          q=agents&cadence=daily&at=09:00&max=-3 | is a number from 1 to
          q=diffusion&cadence=daily&at=09:00     | already a topic with this query
          """)
  void aMistakeInPreferencesIsToldAndChangesNothing(String sent, String told) throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    String path = inbox.preferencesPath(ANN);
    inbox.post(path, "action", "add", "q", "other", "cadence", "daily", "at", "10:00");
    List<String> before = inbox.topics(ANN);
    String[] fields = ("action=change&topic=2&" + sent).split("[&=]", -1);
    assertThat(inbox.post(path, fields).body()).contains("role=\"status\"").contains(told);
    assertThat(inbox.topics(ANN)).isEqualTo(before);
  }

  @Test
  void preferencesPauseResumeAndHide() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    String path = inbox.preferencesPath(ANN);
    assertThat(inbox.post(path, "action", "pause", "until", "2027-07-01").body())
        .contains("All mail is paused.", "Paused until ", "All topics are paused.");
    assertThat(inbox.topics(ANN)).containsExactly("diffusion, daily at 09:00, paused");
    assertThat(inbox.post(path, "action", "pause", "until", "2020-07-01").body())
        .contains("Until when?");
    inbox.post(path, "action", "resume");
    assertThat(inbox.topics(ANN)).containsExactly("diffusion, daily at 09:00");

    assertThat(inbox.post(path, "action", "hide", "hide", "survey").body()).contains("survey");
    assertThat(inbox.mailboxes.mutes(ANN, inbox.scene.clock.instant())).hasSize(1);
    inbox.post(path, "unmute", "1");
    assertThat(inbox.mailboxes.mutes(ANN, inbox.scene.clock.instant())).isEmpty();
  }

  @Test
  void deletionNeedsATickAndLeavesNothing() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    String path = inbox.preferencesPath(ANN);
    String end = inbox.unsubscribePath(ANN);
    assertThat(inbox.post(path, "action", "delete").body()).contains("Nothing was deleted.");
    assertThat(inbox.mailboxes.find(ANN)).isPresent();
    assertThat(inbox.post(path, "action", "delete", "sure", "yes").body())
        .contains("Your data is deleted");
    assertThat(inbox.mailboxes.find(ANN)).isEmpty();
    assertThat(inbox.get(path).statusCode()).isEqualTo(404);
    assertThat(inbox.post(end).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenForOnePurposeOrGuessedOpensNothing() throws Exception {
    inbox.subscribe("email", "ann@example.org");
    String preferences = inbox.preferencesPath(ANN);
    String unsubscribe = inbox.unsubscribePath(ANN);
    String token = preferences.substring(preferences.lastIndexOf('/') + 1);
    for (String path :
        List.of(
            "/papers/unsubscribe/" + token,
            "/papers/confirm/" + token,
            "/papers/preferences/" + unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1),
            preferences.substring(0, preferences.length() - 1),
            preferences + "A",
            "/papers/preferences/" + "A".repeat(token.length()),
            "/papers/preferences/x")) {
      assertThat(inbox.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(inbox.post(path, "action", "pause").statusCode()).as(path).isEqualTo(404);
    }
    assertThat(inbox.topics(ANN)).containsExactly("trending:10, daily at 09:00");
  }

  @Test
  void linksWorkWhereThePagesAreNotPublicAndTheFormOnlyWhereTheyAreReadable(@TempDir Path other)
      throws Exception {
    try (RunningInbox closed = new RunningInbox(other, "a token of twenty-six letters", false)) {
      assertThat(closed.signUp("email", "ann@example.org").statusCode()).isEqualTo(401);
      assertThat(closed.sendMails()).isEmpty();
      assertThat(closed.get("/papers/confirm/x").statusCode()).isEqualTo(404);
      assertThat(closed.post("/papers/unsubscribe/x").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whoMayReadThePublicPagesMaySignUp(@TempDir Path other) throws Exception {
    try (RunningInbox open = new RunningInbox(other, "a token of twenty-six letters", true)) {
      assertThat(open.signUp("email", "ann@example.org").body()).contains(SEARCH_BUTTON);
      assertThat(open.sendMails()).hasSize(1);
    }
  }

  @Test
  void aClientCanSignUpTenAddressesAtOnce() throws Exception {
    for (int i = 0; i < 15; i++) {
      assertThat(inbox.signUp("email", "ann" + i + "@example.org").statusCode()).isEqualTo(200);
    }
    assertThat(inbox.sendMails()).hasSize(10);
  }

  @Test
  void aMailboxHasMutesAndReasonsAsAnyChannel() throws Exception {
    inbox.subscribe("email", "ann@example.org", "q", "diffusion");
    ChannelId ann = ANN;
    inbox.scene.type(ann, "mute ink");
    inbox.scene.poll(
        inbox.scene.arxiv,
        Scene.paper("2607.00001", "Diffusion of ink"),
        Scene.paper("2607.00002", "Diffusion of milk"));
    inbox.scene.clock.advance(Duration.ofDays(1));
    Scene.Platform mail = new Scene.Platform("email");
    mail.cardsPerMessage = 20;
    inbox.scene.outbox(List.of(mail)).drain();
    assertThat(mail.papers()).containsExactly("2607.00002");
    assertThat(mail.sent).allSatisfy(sent -> assertThat(sent.channel()).isEqualTo(ann));
    assertThat(inbox.scene.type(ann, "why 2607.00001").text()).contains("ink");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bo@example.org                                     | trending papers, daily at 09:00 (UTC)
          Bo@Example.ORG agents -survey                      | papers for “agents -survey”, daily at 09:00 (UTC)
          bo@example.org rlhf, dpo weekly on friday at 17:00 | papers for “rlhf, dpo”, weekly on friday at 17:00 (UTC)
          bo@example.org daily at 7:30                       | trending papers, daily at 07:30 (UTC)
          bo@example.org buy at evil.example.com             | papers for the query that the page shows, daily at 09:00 (UTC)
          """)
  void peopleInAChatSignUpAndNobodyElseSeesIt(String typed, String wanted) {
    Reply first = inbox.scene.type("email " + typed);
    assertThat(inbox.sendMails())
        .extracting(Mail::address, Mail::wanted)
        .containsExactly(tuple("bo@example.org", wanted));
    Reply again = inbox.scene.type("email " + typed);
    assertThat(inbox.sendMails()).isEmpty();
    assertThat(first.ephemeral()).isTrue();
    assertThat(again).as("nothing tells that it is known").isEqualTo(first);
    assertThat(first.text()).doesNotContain("bo@");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          email                           | is not an e-mail address
          email bo                        | is not an e-mail address
          email bo@example.org (agents    | is never closed
          email bo@example.org agents instant | Mails come as digests
          """)
  void aMistakeInAChatIsToldOnlyToThePerson(String typed, String told) {
    Reply reply = inbox.scene.type(typed);
    assertThat(reply.ephemeral()).isTrue();
    assertThat(reply.text()).containsIgnoringCase(told);
    assertThat(inbox.sendMails()).isEmpty();
  }

  @Test
  void thePagesOfAMailboxNameItsTimeInTheZoneOfTheChat() {
    inbox.scene.type("settings zone Asia/Tokyo");
    inbox.scene.type("email bo@example.org");
    assertThat(inbox.sendMails())
        .extracting(Mail::wanted)
        .containsExactly("trending papers, daily at 09:00 (Asia/Tokyo)");
    inbox.scene.type("settings zone UTC");
  }

  @Test
  void aPersonCanSignUpTenAddressesAtOnce() {
    for (int i = 0; i < 15; i++) {
      inbox.scene.type("email bo" + i + "@example.org");
    }
    assertThat(inbox.sendMails()).hasSize(10);
  }

  @Test
  void aVoteFromAMailNeedsOnePressAndCountsForTheMailbox() throws Exception {
    PaperId paper = PaperId.of("arxiv:2606.00101");
    inbox.scene.poll(inbox.scene.arxiv, Scene.paper("2606.00101", "Mamba <& heat>"));
    inbox.subscribe("email", "ann@example.org", "q", "mamba");
    String up = inbox.votePath(ANN, "up", paper);

    HttpResponse<String> asked = inbox.get(up);
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body())
        .containsOnlyOnce("<button")
        .contains("👍 More like this", "Mamba &lt;&amp; heat&gt;")
        .doesNotContain("ann@example.org");
    assertThat(votes(paper)).isEmpty();

    assertThat(inbox.post(up).body()).contains("You voted 👍 on “Mamba", "Votes here: 👍 1.");
    assertThat(inbox.post(up).body()).contains("Your vote on “Mamba");
    assertThat(inbox.post(inbox.votePath(ANN, "down", paper)).body()).contains("from 👍 to 👎");
    assertThat(votes(paper)).isEqualTo("👎 1");
    String back = up.replace("vote=up", "vote=none");
    assertThat(inbox.post(up).body()).contains(back.replace("&", "&amp;"));
    assertThat(inbox.get(back).body()).contains("Take your vote back?", "<button>Take it back");
    assertThat(inbox.post(back).body()).contains("You took back your 👍");
    assertThat(votes(paper)).isEmpty();
  }

  @Test
  void votesFromMailsChangeTheNextMail() throws Exception {
    Scene scene = inbox.scene;
    scene.poll(scene.arxiv, SampleTastes.others());
    scene.poll(scene.arxiv, SampleTastes.on("A benchmark", 800, 806));
    inbox.subscribe("email", "ann@example.org", "q", "cat:cs.LG", "cadence", "daily");
    for (int paper = 800; paper < 806; paper++) {
      PaperId id = PaperId.of("arxiv:" + SampleTastes.number(paper));
      assertThat(inbox.post(inbox.votePath(ANN, "down", id)).body()).contains("You voted 👎");
    }
    scene.poll(
        scene.arxiv,
        Scene.paper("2606.00901", "A benchmark again")
            .categories(List.of("cs.LG"))
            .signals(new Signals(50, 0, "", "")),
        Scene.paper("2606.00902", "Another idea").categories(List.of("cs.LG")));
    scene.clock.advance(Duration.ofHours(25));
    Scene.Platform mails = new Scene.Platform("email");
    mails.cardsPerMessage = 10;
    scene.outbox(List.of(mails)).drain();
    Outgoing digest =
        mails.sent.stream().filter(mail -> mail.channel().equals(ANN)).findFirst().orElseThrow();
    assertThat(digest.cards())
        .extracting(Card::title)
        .containsExactly("Another idea", "A benchmark again");
    assertThat(digest.cards().get(1).taste())
        .startsWith("Further down because you did not like “A benchmark for ");
    assertThat(digest.text()).as("a mail has no buttons").doesNotContain("voted down here");
    assertThat(digest.actions()).isEmpty();
  }

  private static String votes(PaperId paper) {
    return inbox.scene.type(ANN, "show " + paper).cards().get(0).votes();
  }

  @Test
  void theLinksOfAMailboxReadAndChangeNothingOfAnother() throws Exception {
    inbox.scene.poll(inbox.scene.arxiv, Scene.paper("2606.00103", "Heat in pipes"));
    inbox.subscribe("email", "ann@example.org", "q", "heat OR zzmark", "zone", "Asia/Tokyo");
    inbox.post(inbox.preferencesPath(ANN), "action", "hide", "hide", "zzmark");
    inbox.post(inbox.votePath(ANN, "up", PaperId.of("arxiv:2606.00103")));
    List<String> before = rowsOfAnn();
    assertThat(before).hasSizeGreaterThan(4);
    ChannelId eve = new ChannelId("email", "inbox", "eve@example.org");
    inbox.subscribe("email", "eve@example.org", "q", "heat");
    String preferences = inbox.preferencesPath(eve);
    String vote = inbox.votePath(eve, "down", PaperId.of("arxiv:2606.00103"));

    List<String> answers = new ArrayList<>();
    for (String action : List.of("add", "change", "remove", "zone", "hide", "pause", "resume")) {
      for (String topic : List.of("1", "2", "3")) {
        answers.add(
            inbox
                .post(
                    preferences,
                    "action",
                    action,
                    "topic",
                    topic,
                    "q",
                    "mamba",
                    "email",
                    ANN.id(),
                    "channel",
                    ANN.id(),
                    "zone",
                    "UTC",
                    "hide",
                    "mamba",
                    "unmute",
                    "")
                .body());
        answers.add(inbox.post(preferences, "unmute", topic).body());
      }
    }
    for (String path : List.of(preferences, vote, inbox.unsubscribePath(eve))) {
      String another = path + (path.contains("?") ? "&" : "?") + "email=" + ANN.id();
      answers.add(inbox.get(another).body());
      answers.add(inbox.post(another, "email", ANN.id()).body());
    }
    answers.add(inbox.post(preferences, "action", "delete", "sure", "yes", "topic", "1").body());

    assertThat(String.join("", answers))
        .doesNotContainIgnoringCase("zzmark")
        .doesNotContain("Tokyo\" selected", "ann@");
    assertThat(rowsOfAnn()).containsExactlyInAnyOrderElementsOf(before);
  }

  private static List<String> rowsOfAnn() {
    List<String> rows = new ArrayList<>(Tables.rowsWith(inbox.scene.database, ANN.id()));
    rows.addAll(Tables.rowsWith(inbox.scene.database, "zzmark"));
    return rows;
  }

  @Test
  void aVoteLinkIsOfOneMailboxAndEndsWithIt() throws Exception {
    PaperId paper = PaperId.of("arxiv:2606.00102");
    inbox.scene.poll(inbox.scene.arxiv, Scene.paper("2606.00102", "Heat"));
    inbox.subscribe("email", "ann@example.org", "q", "heat");
    String up = inbox.votePath(ANN, "up", paper);
    String otherPurpose = inbox.preferencesPath(ANN).replace("/preferences/", "/vote/");

    for (String wrong :
        List.of(
            otherPurpose + up.substring(up.indexOf('?')),
            up.replace("vote=up", "vote=maybe"),
            up.replace("arxiv%3A2606.00102", "arxiv%3A2699.99999"),
            up.substring(0, up.indexOf('?')))) {
      assertThat(inbox.get(wrong).statusCode()).as(wrong).isEqualTo(404);
      assertThat(inbox.get(wrong).body()).as(wrong).doesNotContain("<button");
      assertThat(inbox.post(wrong).statusCode()).as(wrong).isIn(404, 409);
    }
    assertThat(votes(paper)).isEmpty();

    inbox.post(up);
    assertThat(Tables.rowsWith(inbox.scene.database, "arxiv:2606.00102"))
        .anyMatch(row -> row.startsWith("votes ") && row.contains("ann@example.org"));
    inbox.post(inbox.preferencesPath(ANN), "action", "delete", "sure", "yes");
    assertThat(Tables.rowsWith(inbox.scene.database, "ann@example.org")).isEmpty();
    assertThat(inbox.get(up).statusCode()).isEqualTo(404);
  }
}
