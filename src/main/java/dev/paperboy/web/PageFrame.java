package dev.paperboy.web;

/**
 * What surrounds the content of every page.
 *
 * @param siteTitle the name of the site
 * @param title the title of the page
 */
public record PageFrame(String siteTitle, String title) {}
