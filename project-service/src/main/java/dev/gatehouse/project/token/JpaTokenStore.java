package dev.gatehouse.project.token;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class JpaTokenStore implements TokenStore {

    private final TokenRows rows;

    JpaTokenStore(TokenRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(ProjectId project, ProjectToken token, TokenDigest digest) {
        rows.saveAndFlush(new TokenRow(project.value(), token, digest.bytes()));
    }

    @Override
    public List<ProjectToken> list(ProjectId project) {
        return rows.findAllByProjectOrderByCreatedAtAscTokenAsc(project.value()).stream()
                .map(TokenRow::toToken)
                .toList();
    }

    @Override
    public boolean remove(ProjectId project, UUID token) {
        return rows.deleteByProjectAndToken(project.value(), token) == 1;
    }
}
