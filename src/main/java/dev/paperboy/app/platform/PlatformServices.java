package dev.paperboy.app.platform;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.chat.console.ConsoleEvents;
import dev.paperboy.chat.console.ConsoleLog;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.chat.console.StatusReport;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.store.Database;

/**
 * What the program offers to a platform.
 *
 * @param commands runs what people type and press
 * @param buttons the commands of buttons
 * @param time the program's time, which may be a simulated one
 * @param console the console's channels and messages
 * @param papers the stored papers, to be searched and shown
 * @param status the state of the program
 * @param events the events for open pages
 */
public record PlatformServices(
    Database database,
    CommandHandler commands,
    Buttons buttons,
    ProgramTime time,
    ConsoleLog console,
    PaperCatalog papers,
    StatusReport status,
    ConsoleEvents events) {}
