package dev.paperboy.match;

import dev.paperboy.query.Query;

/**
 * The query of a subscription.
 *
 * @param subscription number of the subscription
 * @param query its query
 */
public record StoredQuery(long subscription, Query query) {}
