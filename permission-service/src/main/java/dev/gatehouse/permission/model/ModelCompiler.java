package dev.gatehouse.permission.model;

/**
 * Compiles the Ory Permission Language (permission.md §13). Takes any text whatsoever: it needs time in proportion to the length,
 * and neither nesting nor cycles in the text become recursion here.
 */
public final class ModelCompiler {

    private ModelCompiler() {}

    /** The meaning of a text, or why it has none. */
    public static Compilation compile(String text, Precedence precedence) {
        Diagnostics diagnostics = new Diagnostics(text);
        Declarations declarations = new Declarations(new Parser(text, precedence, diagnostics).file());
        if (diagnostics.hasErrors()) {
            // Names that a broken class would have declared are missing; to complain about their uses would mislead.
            return new Compilation(null, diagnostics.inOrder());
        }
        new TypeCheck(declarations, diagnostics).run();
        if (diagnostics.hasErrors()) {
            return new Compilation(null, diagnostics.inOrder());
        }
        new ModelReview(declarations, diagnostics).run();
        return new Compilation(declarations.model(), diagnostics.inOrder());
    }
}
