package dev.gatehouse.platform.web;

/**
 * A path whose bodies are read bit by bit and never kept as a whole, so that they may be as long as
 * {@code gatehouse.web.max-stream} says. A bean in the process that reads them, and in every one they pass.
 *
 * @param path the whole path, in its canonical form
 */
public record StreamedPath(String path) {}
