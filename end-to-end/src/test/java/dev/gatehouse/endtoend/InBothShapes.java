package dev.gatehouse.endtoend;

import dev.gatehouse.endtoend.server.Shape;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a suite against the standalone server and then against the separate services; its constructor takes the {@link Shape}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(Shape.class)
@interface InBothShapes {}
