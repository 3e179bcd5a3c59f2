package dev.gatehouse.project.settings;

/** Where in a project's document something is, as a JSON Pointer (RFC 6901). */
record Pointer(String text) {

    /** The settings of one service in the document. */
    static Pointer toSettings(String service) {
        return new Pointer("/services/" + service + "/config");
    }

    Pointer child(String name) {
        return new Pointer(text + '/' + name.replace("~", "~0").replace("/", "~1"));
    }

    Pointer child(int index) {
        return new Pointer(text + '/' + index);
    }

    @Override
    public String toString() {
        return text;
    }
}
