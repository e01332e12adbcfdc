package dev.paperboy.match;

import dev.paperboy.query.Query;

/**
 * What a subscription asks for.
 *
 * @param subscription number of the subscription
 * @param query its query
 */
public record StoredQuery(long subscription, Query query) {}
