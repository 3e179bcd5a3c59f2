package dev.gatehouse.oauth2.key;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.AccessTokenFormat;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The public keys by which clients verify what a project signed, rotated-out ones included. */
@Service
class PublishedKeys {

    private final SigningKeys keys;

    PublishedKeys(SigningKeys keys) {
        this.keys = keys;
    }

    List<Map<String, Object>> of(ProjectId project, OAuth2Configuration configuration) {
        Set<String> sets = new LinkedHashSet<>(configuration.wellKnown().broadcastKeys());
        sets.add(KeySets.ID_TOKEN);
        if (configuration.strategies().accessToken() == AccessTokenFormat.JWT) {
            sets.add(KeySets.ACCESS_TOKEN);
        }
        return sets.stream()
                .flatMap(set -> keys.published(project, set).stream())
                .map(SigningKey::published)
                .flatMap(Optional::stream)
                .toList();
    }
}
