package dev.gatehouse.permission.tuple;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Rings in this process whenever a new revision of some project was committed by it. Nothing depends on it but a delay. */
@Component
public class RevisionBell {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Calls the listener after each commit; it must return at once. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    void ring() {
        listeners.forEach(Runnable::run);
    }
}
