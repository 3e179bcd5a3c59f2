package dev.gatehouse.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Notes what is sent to the database on behalf of requests. */
public final class StatementListener implements BeanPostProcessor {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** The statements on identities, sessions and flows while the action runs, and the transactions it begins. */
    public List<String> during(Runnable action) {
        seen.clear();
        action.run();
        return List.copyOf(seen);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? noting(DataSource.class, pool) : bean;
    }

    private <T> T noting(Class<T> type, T target) {
        Class<?>[] types = {type};
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, (_, method, arguments) -> {
            if (arguments != null) {
                note(method.getName(), arguments[0]);
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof Connection connection ? noting(Connection.class, connection) : result;
            } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
            }
        }));
    }

    private void note(String method, Object argument) {
        if (method.equals("setAutoCommit") && argument.equals(false)) {
            seen.add("BEGIN");
        }
        // Jobs and events have a life of their own.
        if (method.equals("prepareStatement")
                && argument.toString()
                        .matches("(?s).*identity\\.(identities|sessions|flows|credential|verif|recov).*")) {
            seen.add(argument.toString());
        }
    }
}
