package dev.gatehouse.permission.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.gatehouse.permission.condition.Conditions.Holds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression in the Common Expression Language, compiled. It is of type bool, and of whatever was sent it can make no more
 * than a bounded cost: its text is short, comprehensions iterate a bounded number of times, regular expressions are those
 * without backtracking, and {@link EvaluationCost} ends what takes too many steps, grows too long or takes too much time.
 */
final class Expression {

    /** What an {@code ipaddress} parameter is. */
    static final CelType IP_ADDRESS = OpaqueType.create("ipaddress");

    static final int LONGEST = 2_000;

    private static final int MOST_ITERATIONS = 1_000;
    private static final int MOST_REPORTED = 5;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .maxParseErrorRecoveryLimit(MOST_REPORTED)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(500)
            .evaluateCanonicalTypesToNativeValues(true)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelFunctionDecl IN_CIDR = CelFunctionDecl.newFunctionDeclaration(
            "in_cidr",
            CelOverloadDecl.newMemberOverload(
                    "ipaddress_in_cidr_string", SimpleType.BOOL, IP_ADDRESS, SimpleType.STRING));

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(
                    CelFunctionBinding.from("ipaddress_in_cidr_string", IpAddress.class, String.class, IpAddress::in))
            .build();

    private final CelRuntime.Program program;

    private Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /** Either an expression, or what is wrong with its text. */
    sealed interface Compilation {
        record Compiled(Expression expression) implements Compilation {}

        /** @param message with the line and the column of each error */
        record Faulty(String message) implements Compilation {}
    }

    /** Compiles a text in which these parameters are variables. */
    static Compilation compile(String text, Map<String, ParameterType> parameters) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(IN_CIDR)
                .setResultType(SimpleType.BOOL);
        parameters.forEach((name, type) -> compiler.addVar(name, type.cel()));
        try {
            return new Compilation.Compiled(new Expression(
                    RUNTIME.createProgram(compiler.build().compile(text).getAst())));
        } catch (CelValidationException invalid) {
            return new Compilation.Faulty(message(invalid.getErrors()));
        } catch (CelEvaluationException unplannable) {
            return new Compilation.Faulty("it cannot be evaluated");
        }
    }

    /**
     * Evaluates it with values of its parameters. What does not depend on a missing value is known without it, as a
     * disjunction is of which one side holds.
     */
    Holds evaluate(Map<String, Object> values) {
        try {
            Object result = program.trace(name -> Optional.ofNullable(values.get(name)), new EvaluationCost());
            return result instanceof Boolean holds ? (holds ? Holds.YES : Holds.NO) : Holds.UNKNOWN;
        } catch (CelEvaluationException failed) {
            return Holds.UNKNOWN;
        }
    }

    private static String message(List<CelIssue> issues) {
        return issues.stream().limit(MOST_REPORTED).map(Expression::message).collect(Collectors.joining("; "));
    }

    /** Its columns count from 0, and it tells in which container it looked for a name; there is one without a name. */
    private static String message(CelIssue issue) {
        String message = issue.getMessage().replace(" (in container '')", "");
        return issue.getSourceLocation().getLine() < 1
                ? message
                : "line %d, column %d: %s"
                        .formatted(
                                issue.getSourceLocation().getLine(),
                                issue.getSourceLocation().getColumn() + 1,
                                message);
    }
}
