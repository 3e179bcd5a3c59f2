package dev.gatehouse.platform.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sealed values of one column, walked by the table's primary key. */
public final class SealedColumn implements SealedValues {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern QUALIFIED = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

    private final JdbcClient jdbc;
    private final String table;
    private final String column;
    private final List<String> keys;
    private final Function<List<Object>, String> context;

    private final String firstPage;
    private final String nextPage;
    private final String replacement;

    /**
     * @param table qualified with its schema
     * @param column the sealed text; null means nothing is sealed in that row
     * @param keys the columns of the primary key in its order
     * @param context makes the context of a value from the values of its key
     */
    public SealedColumn(
            JdbcClient jdbc, String table, String column, List<String> keys, Function<List<Object>, String> context) {
        if (!QUALIFIED.matcher(table).matches()
                || !IDENTIFIER.matcher(column).matches()
                || keys.isEmpty()
                || !keys.stream().allMatch(key -> IDENTIFIER.matcher(key).matches())) {
            throw new IllegalArgumentException("Not the names of a table and its columns: " + table + ", " + column);
        }
        this.jdbc = jdbc;
        this.table = table;
        this.column = column;
        this.keys = List.copyOf(keys);
        this.context = context;
        String key = String.join(", ", keys);
        String marks = keys.stream().map(any -> "?").collect(Collectors.joining(", "));
        String select = "SELECT %s, %s FROM %s WHERE %s IS NOT NULL".formatted(key, column, table, column);
        String page = " ORDER BY %s LIMIT ?".formatted(key);
        this.firstPage = select + page;
        this.nextPage = select + " AND (%s) > (%s)".formatted(key, marks) + page;
        this.replacement =
                "UPDATE %s SET %s = ? WHERE (%s) = (%s) AND %s = ?".formatted(table, column, key, marks, column);
    }

    @Override
    public String name() {
        return table + "." + column;
    }

    @Override
    public List<SealedValue> next(@Nullable SealedValue after, int limit) {
        JdbcClient.StatementSpec statement =
                after == null ? jdbc.sql(firstPage) : jdbc.sql(nextPage).params(after.key());
        return statement
                .param(limit)
                .query((row, number) -> {
                    List<Object> key = new ArrayList<>();
                    for (String name : keys) {
                        key.add(row.getObject(name));
                    }
                    return new SealedValue(key, context.apply(key), row.getString(column));
                })
                .list();
    }

    @Override
    public boolean replace(SealedValue old, String sealed) {
        return jdbc.sql(replacement)
                        .param(sealed)
                        .params(old.key())
                        .param(old.sealed())
                        .update()
                == 1;
    }
}
