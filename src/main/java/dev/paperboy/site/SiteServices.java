package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the pages are made from.
 *
 * @param isPublic whether everyone may read the pages
 * @param url where readers reach the pages, without a trailing slash; empty for wherever a request
 *     came
 */
public record SiteServices(
    Database database,
    PaperIndex index,
    CardFactory cardFactory,
    Templates templates,
    PageFrames frames,
    AnnouncementCalendar calendar,
    TrendingLists trending,
    boolean isPublic,
    Optional<URI> url,
    InstantSource clock) {}
