package dev.gatehouse.permission.tuple;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads terms from the columns that tuples and their changes keep them in. */
public final class JdbcTupleTerms {

    private JdbcTupleTerms() {}

    /** The terms of a row that was selected with {@code expires_at}, {@code condition_name} and {@code condition_context}. */
    public static TupleTerms read(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
        @Nullable String name = row.getString("condition_name");
        return expiry == null && name == null
                ? TupleTerms.NONE
                : new TupleTerms(
                        expiry == null ? null : expiry.toInstant(),
                        name == null ? null : new TupleTerms.Condition(name, row.getString("condition_context")));
    }
}
