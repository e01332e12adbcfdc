package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import java.time.InstantSource;

/**
 * What the pages are made from.
 *
 * @param isPublic whether everyone may read the pages
 */
public record SiteServices(
    Database database,
    PaperIndex index,
    CardFactory makeCard,
    Templates templates,
    PageFrames frames,
    AnnouncementCalendar calendar,
    TrendingLists trending,
    boolean isPublic,
    InstantSource clock) {}
