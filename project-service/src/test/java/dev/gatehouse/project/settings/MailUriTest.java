package dev.gatehouse.project.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailUriTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://user:pass@host:25/?x=1, smtp://user@host:25/?x=1",
        "smtps://user:p@ss:w/rd@host, smtps://user@host",
        "smtp://host:25, smtp://host:25",
        "smtp://user@host, smtp://user@host",
        "smtp://user:@host, smtp://user@host"
    })
    void thePasswordIsLeftOut(String uri, String shown) {
        assertThat(MailUri.of(uri).withoutPassword()).isEqualTo(shown);
        assertThat(MailUri.of(uri).toString()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://user@host:25/, smtp://user:pass@host:25/",
        "smtp://user@host:465/?x=1, smtp://user:pass@host:465/?x=1",
        "smtp://user:new@host:25/, smtp://user:new@host:25/",
        "smtp://other@host:25/, smtp://other@host:25/",
        "smtp://user@elsewhere:25/, smtp://user@elsewhere:25/",
        "smtp://host:25/, smtp://host:25/"
    })
    void theStoredPasswordIsKeptForTheSameUserAtTheSameHostOnly(String sent, String kept) {
        assertThat(MailUri.of(sent).orPasswordOf(MailUri.of("smtp://user:pass@host:25/")))
                .isEqualTo(kept);
    }
}
