package dev.gatehouse.platform.event;

/**
 * Somebody who wants every event of a service.
 *
 * @param name under which the progress is kept: a new name begins with the oldest event that is still there
 */
public record EventFollower(String name, EventHandler handler) {
    public EventFollower {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("A follower is named in small letters, digits and hyphens: " + name);
        }
    }
}
