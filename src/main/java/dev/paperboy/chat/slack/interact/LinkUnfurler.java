package dev.paperboy.chat.slack.interact;

import static dev.paperboy.chat.slack.message.SlackText.text;

import com.slack.api.methods.request.chat.ChatUnfurlRequest.UnfurlDetail;
import com.slack.api.model.event.LinkSharedEvent;
import dev.paperboy.card.Card;
import dev.paperboy.chat.slack.answer.SlackCommandRunner;
import dev.paperboy.chat.slack.answer.SlackOrigin;
import dev.paperboy.chat.slack.answer.SlackReplyQueue;
import dev.paperboy.chat.slack.message.SlackMessageRenderer;
import dev.paperboy.chat.slack.workspace.WorkspaceApi;
import dev.paperboy.fleet.Claims;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Unfurls links to papers as cards, once for each link of a message. */
final class LinkUnfurler {
  private static final int MOST = 5;

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final WorkspaceApi slackApi;
  private final SlackCommandRunner carryOut;
  private final SlackMessageRenderer render;
  private final SlackReplyQueue desk;
  private final Claims claims;

  LinkUnfurler(
      WorkspaceApi slackApi,
      SlackCommandRunner carryOut,
      SlackMessageRenderer render,
      Claims claims,
      SlackReplyQueue desk) {
    this.slackApi = slackApi;
    this.carryOut = carryOut;
    this.render = render;
    this.claims = claims;
    this.desk = desk;
  }

  /** Accepts shared links; returns whether they will be processed. */
  boolean shared(String team, LinkSharedEvent event) {
    return desk.take(() -> show(team, event));
  }

  private void show(String team, LinkSharedEvent event) {
    // Run as the person's own request: nothing in the channel is used or changed.
    String user = text(event.getUser());
    String name =
        slackApi
            .person(team, user)
            .map(WorkspaceApi.Person::name)
            .filter(known -> !known.isEmpty())
            .orElse(user);
    SlackOrigin place = SlackOrigin.personal(team, user, name);
    Map<String, UnfurlDetail> cards = new LinkedHashMap<>();
    for (LinkSharedEvent.Link link :
        Objects.requireNonNullElse(event.getLinks(), List.<LinkSharedEvent.Link>of())) {
      String once =
          team + " " + event.getChannel() + " " + event.getMessageTs() + " " + link.getUrl();
      if (cards.size() < MOST && claims.claim(once, REMEMBERED)) {
        Optional<UnfurlDetail> card = card(place, link.getUrl());
        card.ifPresent(detail -> cards.put(link.getUrl(), detail));
        if (card.isEmpty()) {
          claims.release(once);
        }
      }
    }
    if (!cards.isEmpty()) {
      unfurl(team, event, cards);
    }
  }

  private Optional<UnfurlDetail> card(SlackOrigin place, String url) {
    return PaperReference.parse(url)
        .map(PaperReference::id)
        .filter(id -> id.scheme() != PaperId.Scheme.URL)
        .flatMap(id -> carryOut.carryOut(place, "show " + id).cards().stream().findFirst())
        .map(card -> detail(place, card));
  }

  private UnfurlDetail detail(SlackOrigin place, Card card) {
    return UnfurlDetail.builder()
        .blocks(render.blocks(place.channel(), "", List.of(card), List.of()))
        .build();
  }

  private void unfurl(String team, LinkSharedEvent event, Map<String, UnfurlDetail> cards) {
    boolean byId = event.getUnfurlId() != null && event.getSource() != null;
    slackApi.ask(
        team,
        "chat.unfurl",
        client ->
            client.chatUnfurl(
                request ->
                    byId
                        ? request
                            .unfurlId(event.getUnfurlId())
                            .source(event.getSource())
                            .unfurls(cards)
                        : request
                            .channel(event.getChannel())
                            .ts(event.getMessageTs())
                            .unfurls(cards)));
  }
}
