package dev.gatehouse.pages;

import org.jspecify.annotations.Nullable;

/**
 * What a person may know about an error.
 *
 * @param code its HTTP status, which tells whose fault it is
 * @param message what happened
 * @param reason why, where more is known
 */
public record SelfServiceError(
        int code, String message, @Nullable String reason) {}
