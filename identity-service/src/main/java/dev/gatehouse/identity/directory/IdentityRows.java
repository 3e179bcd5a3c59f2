package dev.gatehouse.identity.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The statements over stored identities; what is fetched together is said here. */
interface IdentityRows extends Repository<IdentityRow, IdentityRow.Key> {

    IdentityRow saveAndFlush(IdentityRow row);

    @Query("""
            select i from IdentityRow i
              left join fetch i.credentials c
              left join fetch c.identifiers
             where i.key = :key
            """)
    Optional<IdentityRow> findWithCredentials(IdentityRow.Key key);

    @Query("""
            select i from IdentityRow i
              left join fetch i.verifiableAddresses
             where i.key.projectId = :project and i.key.id in :ids
            """)
    List<IdentityRow> fetchVerifiableAddresses(UUID project, List<UUID> ids);

    @Query("""
            select i from IdentityRow i
              left join fetch i.recoveryAddresses
             where i.key.projectId = :project and i.key.id in :ids
             order by i.key.id desc
            """)
    List<IdentityRow> fetchRecoveryAddresses(UUID project, List<UUID> ids);

    @Query(
            value = "SELECT id FROM identity.identities WHERE project_id = :project"
                    + " ORDER BY id DESC OFFSET :offset LIMIT :limit",
            nativeQuery = true)
    List<UUID> findIds(UUID project, long offset, int limit);

    @Query("select count(*) from IdentityRow i where i.key.projectId = :project")
    long count(UUID project);
}
