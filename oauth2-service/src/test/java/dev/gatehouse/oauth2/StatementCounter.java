package dev.gatehouse.oauth2;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Sees every statement that is prepared, and every transaction that is begun. */
public final class StatementCounter implements BeanPostProcessor {

    private static final String TRANSACTION = "BEGIN";

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** The statements on this service's tables, and the transactions, while the action runs; background work left out. */
    public List<String> during(Runnable action) {
        List<String> seen = new CopyOnWriteArrayList<>();
        Consumer<String> listener = sql -> {
            if (sql.equals(TRANSACTION) || (sql.contains("oauth2.") && !sql.contains("scheduled_tasks"))) {
                seen.add(sql);
            }
        };
        listeners.add(listener);
        try {
            action.run();
        } finally {
            listeners.remove(listener);
        }
        return new ArrayList<>(seen);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? watched(DataSource.class, source) : bean;
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && arguments != null) {
                        tell((String) arguments[0]);
                    }
                    if (method.getName().equals("setAutoCommit") && arguments != null && arguments[0].equals(false)) {
                        tell(TRANSACTION);
                    }
                    Object result = call(() -> method.invoke(target, arguments));
                    return result instanceof Connection connection ? watched(Connection.class, connection) : result;
                }));
    }

    private void tell(String sql) {
        listeners.forEach(listener -> listener.accept(sql));
    }

    private interface Call {
        @Nullable Object make() throws ReflectiveOperationException;
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
