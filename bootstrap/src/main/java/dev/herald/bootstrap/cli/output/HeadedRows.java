package dev.herald.bootstrap.cli.output;

/** Rows of one kind, with something of its own in front of the first of them, whichever thread brings it. */
final class HeadedRows {

    private final DataStream out;
    private final String beforeFirst;
    private final String beforeOthers;
    private boolean isBegun;

    HeadedRows(DataStream out, String beforeFirst, String beforeOthers) {
        this.out = out;
        this.beforeFirst = beforeFirst;
        this.beforeOthers = beforeOthers;
    }

    /** Prints a row. No other goes between the first and what stands in front of it, or before both. */
    synchronized void print(String row) {
        out.line((isBegun ? beforeOthers : beforeFirst) + row);
        isBegun = true;
    }
}
