/**
 * The form for a subscription. {@link dev.paperboy.chat.slack.form.SubscriptionForms} opens it
 * empty or filled, says what to expect while somebody types, and carries out what was filled in.
 * {@code FormView} is what it looks like.
 */
@NullMarked
package dev.paperboy.chat.slack.form;

import org.jspecify.annotations.NullMarked;
