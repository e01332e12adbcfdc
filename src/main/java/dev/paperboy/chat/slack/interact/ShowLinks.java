package dev.paperboy.chat.slack.interact;

import com.slack.api.methods.request.chat.ChatUnfurlRequest.UnfurlDetail;
import com.slack.api.model.event.LinkSharedEvent;
import dev.paperboy.card.Card;
import dev.paperboy.chat.slack.answer.CarryOut;
import dev.paperboy.chat.slack.answer.Desk;
import dev.paperboy.chat.slack.answer.Place;
import dev.paperboy.chat.slack.message.RenderMessage;
import dev.paperboy.chat.slack.workspace.AskSlack;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes cards of the papers that people link to, once for each link of a message. */
final class ShowLinks {
  private static final int MOST = 5;

  private final AskSlack askSlack;
  private final CarryOut carryOut;
  private final RenderMessage render;
  private final Desk desk;
  private final Seen shown = new Seen();

  ShowLinks(AskSlack askSlack, CarryOut carryOut, RenderMessage render, Desk desk) {
    this.askSlack = askSlack;
    this.carryOut = carryOut;
    this.render = render;
    this.desk = desk;
  }

  /** Takes links that somebody shared; answers whether they will be looked at. */
  boolean shared(String team, LinkSharedEvent event) {
    return desk.take(() -> show(team, event));
  }

  private void show(String team, LinkSharedEvent event) {
    // As the person's own: nothing is asked of the channel, and nothing is changed.
    String user = text(event.getUser());
    String name =
        askSlack
            .person(team, user)
            .map(AskSlack.Person::name)
            .filter(known -> !known.isEmpty())
            .orElse(user);
    Place place = Place.personal(team, user, name);
    Map<String, UnfurlDetail> cards = new LinkedHashMap<>();
    for (LinkSharedEvent.Link link :
        Objects.requireNonNullElse(event.getLinks(), List.<LinkSharedEvent.Link>of())) {
      String once =
          team + " " + event.getChannel() + " " + event.getMessageTs() + " " + link.getUrl();
      if (cards.size() < MOST && shown.isNew(once)) {
        Optional<UnfurlDetail> card = card(place, link.getUrl());
        card.ifPresent(detail -> cards.put(link.getUrl(), detail));
        if (card.isEmpty()) {
          shown.forget(once);
        }
      }
    }
    if (!cards.isEmpty()) {
      unfurl(team, event, cards);
    }
  }

  private Optional<UnfurlDetail> card(Place place, String url) {
    return PaperReference.parse(url)
        .map(PaperReference::id)
        .filter(id -> id.scheme() != PaperId.Scheme.URL)
        .flatMap(id -> carryOut.carryOut(place, "show " + id).cards().stream().findFirst())
        .map(card -> detail(place, card));
  }

  private UnfurlDetail detail(Place place, Card card) {
    return UnfurlDetail.builder()
        .blocks(render.blocks(place.channel(), "", List.of(card), List.of()))
        .build();
  }

  private void unfurl(String team, LinkSharedEvent event, Map<String, UnfurlDetail> cards) {
    boolean byId = event.getUnfurlId() != null && event.getSource() != null;
    askSlack.ask(
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

  private static String text(@Nullable String given) {
    return Objects.requireNonNullElse(given, "");
  }
}
