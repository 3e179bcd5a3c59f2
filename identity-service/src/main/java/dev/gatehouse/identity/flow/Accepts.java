package dev.gatehouse.identity.flow;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a caller wants to see, a page or JSON. Two questions are asked in different places, and they differ (identity.md §2.1).
 *
 * @param page whether the start of a flow leads to a page: an unclear {@code Accept} means a browser
 * @param json whether everything else is answered with JSON: an unclear {@code Accept} does not, JSON in the body does
 */
public record Accepts(boolean page, boolean json) {

    private static final List<MediaType> START = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON);
    private static final List<MediaType> ELSEWHERE =
            List.of(MediaType.TEXT_HTML, MediaType.valueOf("text/*"), MediaType.ALL, MediaType.APPLICATION_JSON);

    static Accepts of(@Nullable String accept, @Nullable String contentType) {
        boolean sendsJson = MediaType.APPLICATION_JSON_VALUE.equals(contentType);
        return new Accepts(
                choose(accept, START).equals(MediaType.TEXT_HTML),
                choose(accept, ELSEWHERE).equals(MediaType.APPLICATION_JSON) || sendsJson);
    }

    private static MediaType choose(@Nullable String accept, List<MediaType> offers) {
        for (MediaType wanted : wanted(accept)) {
            for (MediaType offer : offers) {
                if (matches(wanted, offer)) {
                    return offer;
                }
            }
        }
        return offers.getFirst();
    }

    private static List<MediaType> wanted(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed()
                            .thenComparing(MediaType::isWildcardType)
                            .thenComparing(MediaType::isWildcardSubtype))
                    .toList();
        } catch (InvalidMediaTypeException unclear) {
            return List.of();
        }
    }

    private static boolean matches(MediaType wanted, MediaType offer) {
        if (wanted.isWildcardType()) {
            return true;
        }
        return wanted.getType().equals(offer.getType())
                && (wanted.isWildcardSubtype() || wanted.getSubtype().equals(offer.getSubtype()));
    }
}
