package dev.herald.archunit;

/** The parts of a hexagon, by the package each of them has under the base package. */
enum Ring {
    /** The whole house. */
    EVERYTHING(""),
    DOMAIN(".domain"),
    APPLICATION(".application"),
    PORTS(".application.port"),
    CLIENT(".application.client"),
    NETWORK(".network"),
    ADAPTERS(".adapter"),
    HTTP_ADAPTER(".adapter.http"),
    WEBSOCKET_ADAPTER(".adapter.websocket"),
    EMBEDDED_TRACKER(".embedded"),
    TESTKIT(".testkit"),
    BOOTSTRAP(".bootstrap"),
    COMMAND_LINE(".bootstrap.cli"),
    RULES(".archunit"),
    BENCHMARKS(".benchmarks"),
    FUZZ(".fuzz");

    private final String path;

    Ring(String path) {
        this.path = path;
    }

    /** What follows the base package, with its leading dot. */
    String path() {
        return path;
    }
}
