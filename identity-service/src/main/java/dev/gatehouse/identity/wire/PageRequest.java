package dev.gatehouse.identity.wire;

import dev.gatehouse.platform.web.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Which part of a list is asked for, by {@code page} and {@code per_page}.
 *
 * @param number as it was asked, which is what the links count from
 * @param size between 1 and the limit of the list
 */
public record PageRequest(int number, int size) {

    private static final int GREATEST_NUMBER = 1_000_000;

    /** Reads the parameters; nonsense falls back to the defaults silently. */
    public static PageRequest of(QueryParameters query, int defaultSize, int greatestSize) {
        int number = integer(query, "page", 0);
        int size = integer(query, "per_page", defaultSize);
        return new PageRequest(Math.clamp(number, 0, GREATEST_NUMBER), Math.clamp(size, 1, greatestSize));
    }

    /** How many entries come before this page when the first page is 0. */
    public long offset() {
        return (long) number * size;
    }

    /** How many entries come before this page when 1 is the first, and 0 is taken for it. */
    public long offsetFromOne() {
        return (long) Math.max(number - 1, 0) * size;
    }

    /** The headers {@code X-Total-Count} and {@code Link} (RFC 8288), counted from page 0. */
    public HttpHeaders headers(String address, long total) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Total-Count", Long.toString(total));
        headers.set(HttpHeaders.LINK, String.join(",", links(address, total)));
        return headers;
    }

    private List<String> links(String address, long total) {
        long last = Math.max((total + size - 1) / size - 1, 0);
        List<String> links = new ArrayList<>();
        if (number > 0 || last == 0) {
            links.add(link(address, "first", 0));
        }
        if (number < last) {
            links.add(link(address, "next", number + 1L));
        }
        if (number > 0 && last > 0) {
            links.add(link(address, "prev", Math.min(number - 1L, last)));
        }
        if (number < last) {
            links.add(link(address, "last", last));
        }
        return links;
    }

    private static int integer(QueryParameters query, String name, int otherwise) {
        try {
            return query.last(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException nonsense) {
            return otherwise;
        }
    }

    private String link(String address, String relation, long page) {
        return "<%s?page=%d&per_page=%d>; rel=\"%s\"".formatted(address, page, size, relation);
    }
}
