import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes tuples of a project at a steady rate until it is killed, and prints how many writes were acknowledged so far. It may be
 * stopped and continued by signals; what it missed meanwhile is not made up for.
 *
 * <p>Usage: {@code java Writer.java BASE HOST TOKEN RATE}
 */
final class Writer {

    private static final int TUPLES = 1000;
    private static final long LATE = 100_000_000;

    /** More than this would only queue in a server that cannot keep up. */
    private final Semaphore underWay = new Semaphore(16);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong acknowledged = new AtomicLong();
    private final String base;
    private final String host;
    private final String token;

    private Writer(String base, String host, String token) {
        this.base = base;
        this.host = host;
        this.token = token;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        new Writer(arguments[0], arguments[1], arguments[2]).write(1_000_000_000L / Integer.parseInt(arguments[3]));
    }

    private void write(long interval) throws InterruptedException {
        long next = System.nanoTime();
        for (long number = 0; ; number++) {
            next += interval;
            long now = System.nanoTime();
            if (now - next > LATE) {
                next = now;
            }
            LockSupport.parkNanos(next - now);
            underWay.acquire();
            HttpRequest request = request(number);
            threads.execute(() -> send(request));
        }
    }

    /** A thousand memberships of the groups that are checked come, then they go, and so on. */
    private HttpRequest request(long number) {
        long tuple = number % TUPLES;
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Host", host)
                .header("Authorization", "Bearer " + token);
        if (number / TUPLES % 2 == 0) {
            return request.uri(URI.create(base + "/admin/relation-tuples"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"namespace\":\"groups\",\"object\":\"g" + tuple
                            + "\",\"relation\":\"member\",\"subject_id\":\"w\"}"))
                    .build();
        }
        return request.uri(URI.create(base + "/admin/relation-tuples?namespace=groups&object=g" + tuple
                        + "&relation=member&subject_id=w"))
                .DELETE()
                .build();
    }

    private void send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                System.err.println(request.method() + " answered " + response.statusCode() + ": " + response.body());
                System.exit(1);
            }
            long count = acknowledged.incrementAndGet();
            if (count % 20 == 0) {
                System.out.println(count);
            }
        } catch (IOException | InterruptedException failure) {
            System.err.println(failure);
            System.exit(1);
        } finally {
            underWay.release();
        }
    }
}
