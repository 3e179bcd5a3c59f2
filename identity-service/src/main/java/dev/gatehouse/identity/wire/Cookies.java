package dev.gatehouse.identity.wire;

import dev.gatehouse.identity.configuration.CookieSettings;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.configuration.SameSite;
import dev.gatehouse.platform.GatehouseMode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Writes and reads the cookies of this service: never readable by scripts, and sent over TLS only outside development. */
@Component
public final class Cookies {

    private final GatehouseMode mode;

    Cookies(GatehouseMode mode) {
        this.mode = mode;
    }

    /** @param lifetime until when the browser keeps it; absent for as long as the browser runs */
    public void set(
            Realm realm,
            HttpServletResponse response,
            CookieSettings settings,
            String name,
            String value,
            @Nullable Duration lifetime) {
        boolean secure = !mode.development() || realm.publicUrl().startsWith("https:");
        // Browsers refuse SameSite=None without Secure, so over plain http it would be no cookie at all.
        SameSite sameSite = settings.sameSite() == SameSite.NONE && !secure ? SameSite.LAX : settings.sameSite();
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .path(settings.path())
                .domain(settings.domain())
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite.attribute());
        if (lifetime != null) {
            cookie.maxAge(lifetime);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Every value that was sent under a name: browsers send one for each path and domain that it was set for. */
    public List<String> values(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .toList();
    }
}
