package dev.gatehouse.endtoend.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 exchange on one connection (RFC 9112). */
final class Exchange {

    private static final int LIMIT = (int) Duration.ofSeconds(60).toMillis();

    private final int port;

    Exchange(int port) {
        this.port = port;
    }

    Answer send(Request request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT);
            socket.setSoTimeout(LIMIT);
            write(socket.getOutputStream(), request);
            return read(new BufferedInputStream(socket.getInputStream()), request);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.shown(), failure);
        }
    }

    /** Sends a request whose answer does not end, and returns once its head is there. */
    EventStream open(Request request) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT);
            socket.setSoTimeout(LIMIT);
            write(socket.getOutputStream(), request);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = Integer.parseInt(line(in).split(" ", 3)[1]);
            boolean chunked = headers(in).containsKey("transfer-encoding");
            return new EventStream(socket, status, chunked ? new Chunks(in) : in);
        } catch (IOException failure) {
            throw new UncheckedIOException(request.shown(), failure);
        }
    }

    /** What is in the chunks of a body, as it arrives. */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                left = chunk(in);
            }
            int read = left == 0 ? -1 : in.read(target, offset, Math.min(length, left));
            if (read > 0) {
                left -= read;
                if (left == 0) {
                    line(in);
                }
            }
            return read;
        }
    }

    private static void write(OutputStream out, Request request) throws IOException {
        out.write(request.head().getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            out.write(request.content());
            out.flush();
        } catch (IOException refused) {
            // A server that refuses a body need not read it (RFC 9112 §9.3); its answer may still be waiting.
            return;
        }
    }

    private static Answer read(InputStream in, Request request) throws IOException {
        int status;
        Map<String, List<String>> headers;
        do {
            status = Integer.parseInt(line(in).split(" ", 3)[1]);
            headers = headers(in);
        } while (status < 200);
        byte[] body = request.head("HEAD") || status == 204 || status == 304 ? new byte[0] : body(in, headers);
        return new Answer(request.shown(), status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(exactly(in, size));
                line(in);
            }
            headers(in);
            return body.toByteArray();
        }
        List<String> length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length.getFirst()));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("The answer broke off.");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("No answer came, or it broke off.");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
