package dev.gatehouse.endtoend.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An address on this machine that leads to a server which comes back under another port whenever it is started again. */
final class Relay implements AutoCloseable {

    private final ServerSocket entrance;
    private volatile int target;

    Relay(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no free port.", failure);
        }
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** New connections lead there from now on. */
    void leadTo(int port) {
        target = port;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                Thread.ofVirtual().start(() -> join(near));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void join(Socket near) {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> copy(far, near));
            copy(near, far);
            back.join();
        } catch (IOException nobodyThere) {
            // Then the near end finds its connection closed, as it would without a relay.
            return;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Nobody interrupts a relay.", interrupted);
        }
    }

    /** When either end closes, or dies, the other hears of it. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            return;
        }
    }
}
