package dev.gatehouse.permission.evaluate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.graph.Vocabulary;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps the plans of recent questions, since a plan costs more to make than most questions cost to answer. */
@Component
public final class Plans {

    private static final int MOST = 4_096;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<Key, Plan> plans =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    /** Models and vocabularies are compared by identity. */
    private record Key(Rules rules, Vocabulary vocabulary) {}

    /** The plan of these rules on graphs with this vocabulary. */
    public Plan plan(Rules rules, Vocabulary vocabulary) {
        return plans.get(new Key(rules, vocabulary), key -> new Plan(key.rules, key.vocabulary));
    }
}
