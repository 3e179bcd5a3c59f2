package dev.gatehouse.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.platform.secret.TokenDigest;
import org.junit.jupiter.api.Test;

class CachedProjectDirectoryTest {

    private final MemoryDirectory directory = new MemoryDirectory();
    private final CachedProjectDirectory cached = new CachedProjectDirectory(directory);

    @Test
    void anAnswerIsAskedForOnceWhileNothingChanges() {
        Project shop = directory.project("shop", "shop.localhost");

        for (int i = 0; i < 3; i++) {
            assertThat(cached.findByHost("shop.localhost")).contains(shop);
            assertThat(cached.findBySlug("shop")).contains(shop);
            assertThat(cached.findById(shop.id())).contains(shop);
        }

        assertThat(directory.questions()).isEqualTo(3);
    }

    @Test
    void whatDoesNotExistIsRememberedToo() {
        for (int i = 0; i < 3; i++) {
            assertThat(cached.findByHost("nobody.localhost")).isEmpty();
            assertThat(cached.findToken(TokenDigest.of("guessed"))).isEmpty();
        }

        assertThat(directory.questions()).isEqualTo(2);
    }

    @Test
    void aChangeIsSeenByTheNextQuestion() {
        assertThat(cached.findByHost("shop.localhost")).isEmpty();

        Project shop = directory.project("shop", "shop.localhost");
        assertThat(cached.findByHost("shop.localhost")).contains(shop);

        directory.remove(shop);
        assertThat(cached.findByHost("shop.localhost")).isEmpty();
    }
}
