package dev.gatehouse.project.token;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The rows of {@code project.tokens}. */
interface TokenRows extends Repository<TokenRow, TokenRow.Key> {

    TokenRow saveAndFlush(TokenRow row);

    List<TokenRow> findAllByProjectOrderByCreatedAtAscTokenAsc(UUID project);

    int deleteByProjectAndToken(UUID project, UUID token);
}
