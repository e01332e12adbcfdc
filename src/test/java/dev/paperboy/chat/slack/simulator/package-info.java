/**
 * Slack in small: a server that speaks Slack's Web API, Socket Mode and Events over HTTP on
 * loopback, for tests of a bot.
 *
 * <p>It holds a {@link dev.paperboy.chat.slack.simulator.World} of workspaces, channels and people,
 * keeps Slack's limits with Slack's error names, and records what it was sent. A test builds the
 * world and acts for its people through {@link dev.paperboy.chat.slack.simulator.SlackSimulator};
 * the bot is pointed to its address, and either connects by Socket Mode or is told by HTTP.
 *
 * <p>A new method of the Web API goes to the class of its family ({@code ChatMethods}, {@code
 * ViewMethods}…); a new limit to {@code BlockRules}, {@code ElementRules} or {@code ViewRules}.
 */
@NullMarked
package dev.paperboy.chat.slack.simulator;

import org.jspecify.annotations.NullMarked;
