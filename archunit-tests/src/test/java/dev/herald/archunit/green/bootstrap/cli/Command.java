package dev.herald.archunit.green.bootstrap.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpServer;
import dev.herald.archunit.green.bootstrap.Wiring;
import picocli.CommandLine;

/** The command. */
@CommandLine.Command(name = "green")
public final class Command implements Runnable {
    private final Wiring wiring;
    private final JsonFactory json;

    Command(Wiring wiring, JsonFactory json) {
        this.wiring = wiring;
        this.json = json;
    }

    void serve(HttpServer metrics) {
        metrics.start();
    }

    @Override
    public void run() {
        System.out.println(json.getFormatName() + (wiring.client() != null));
    }
}
