package dev.gatehouse.endtoend.server;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The two ways to run Gatehouse. The suites that only read or add share one server of each for the whole run. */
public enum Shape {
    STANDALONE {
        @Override
        GatehouseServer start() {
            return StandaloneServer.start("standalone");
        }
    },
    SERVICES {
        @Override
        GatehouseServer start() {
            return ServicesServer.start("services");
        }
    };

    private static final Map<Shape, CompletableFuture<GatehouseServer>> SHARED = new ConcurrentHashMap<>();

    abstract GatehouseServer start();

    /** The shared server of this shape, started by the first who asks. Where that failed, it fails at once for the others. */
    public GatehouseServer server() {
        return SHARED.computeIfAbsent(this, Shape::startShared).join();
    }

    private static CompletableFuture<GatehouseServer> startShared(Shape shape) {
        try {
            GatehouseServer started = shape.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop " + shape));
            return CompletableFuture.completedFuture(started);
        } catch (RuntimeException | AssertionError failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
