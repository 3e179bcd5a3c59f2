package org.joda.time;

/** Only its name matters. */
public record DateTime(long millis) {}
