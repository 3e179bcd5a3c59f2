package dev.gatehouse.identity.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A format whose own rules we state, because the validator's are others or are missing. */
final class TextFormat implements Format {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private static final Pattern DOT_ATOM =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])++\"");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
            + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)*");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9(][0-9 ()./-]{3,24}[0-9]");

    private final String name;
    private final Predicate<String> rule;

    TextFormat(String name, Predicate<String> rule) {
        this.name = name;
        this.rule = rule;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return rule.test(value);
    }

    /**
     * A mailbox (RFC 5321 §4.1.2, RFC 6531 for other scripts). Which top-level domains there are is not asked: an installation may
     * have its own.
     */
    static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST_ADDRESS || at > LONGEST_LOCAL_PART) {
            return false;
        }
        String local = text.substring(0, at);
        return (DOT_ATOM.matcher(local).matches() || QUOTED.matcher(local).matches())
                && HOST.matcher(text.substring(at + 1)).matches();
    }

    /** A number in the form of E.164, with spaces and the like for people. */
    static boolean isTelephone(String text) {
        return TELEPHONE.matcher(text).matches();
    }
}
