package dev.paperboy.app.platform;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.chat.console.ConsoleEvents;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.chat.console.StatusReport;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.fleet.ChannelLeases;
import dev.paperboy.fleet.Claims;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.Pace;
import dev.paperboy.store.Database;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;

/**
 * The services that the program offers to a platform.
 *
 * @param commands runs typed commands and button presses
 * @param buttons the commands of buttons
 * @param time the program's time, which may be simulated
 * @param console the console's channels and messages
 * @param papers the stored papers, for search and display
 * @param status the state of the program
 * @param events the events for open pages
 * @param templates the templates of pages and mails
 * @param frames the frames of pages
 * @param inbox takes sign-ups of mailboxes
 * @param leases the parts of the work that this replica does
 * @param channelLeases the channels that this replica posts to, as delivery knows them
 * @param pace the limits of platforms that all replicas share, in real time
 * @param claims things that one replica does once
 */
public record PlatformServices(
    Database database,
    CommandHandler commands,
    Buttons buttons,
    ProgramTime time,
    ConsoleLog console,
    PaperCatalog papers,
    StatusReport status,
    ConsoleEvents events,
    Templates templates,
    PageFrames frames,
    Inbox inbox,
    Leases leases,
    ChannelLeases channelLeases,
    Pace pace,
    Claims claims) {}
