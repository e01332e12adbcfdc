/**
 * The form for a subscription. {@link dev.paperboy.chat.slack.form.SubscriptionForms} opens it
 * empty or filled, shows a preview as the query is typed, and processes the submission. {@code
 * FormView} renders it.
 */
@NullMarked
package dev.paperboy.chat.slack.form;

import org.jspecify.annotations.NullMarked;
