package dev.herald.benchmarks.load;

import org.apache.hc.core5.concurrent.FutureCallback;

/** Tells how an exchange of HttpClient's ended: with which status. */
record ExchangeEnd(Ending ending) implements FutureCallback<Integer> {

    private static final int OK = 200;

    @Override
    public void completed(Integer status) {
        if (status == OK) {
            ending.succeeded();
        } else {
            ending.failed("status " + status);
        }
    }

    @Override
    public void failed(Exception failure) {
        ending.failed(failure.toString());
    }

    @Override
    public void cancelled() {
        ending.failed("cancelled");
    }
}
