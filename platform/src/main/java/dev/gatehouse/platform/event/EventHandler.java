package dev.gatehouse.platform.event;

/** What a follower does about an event. The same event may come again, so doing it twice must be the same as once. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Returns when the effect is durable. It runs in no transaction; types it does not know it ignores.
     *
     * @throws Exception to get the event again later, and no later event of the project before it
     */
    void handle(Event event) throws Exception;
}
