package dev.herald.bootstrap.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves metrics over HTTP, at {@code /metrics}, to whoever collects them. */
final class MetricsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService calls = Executors.newSingleThreadExecutor(MetricsServer::thread);
    private final Supplier<String> text;

    private MetricsServer(HttpServer server, Supplier<String> text) {
        this.server = server;
        this.text = text;
    }

    /** A server that listens when this method returns. Port 0 is any that is free. */
    static MetricsServer open(InetSocketAddress address, Supplier<String> text) throws IOException {
        MetricsServer metrics = new MetricsServer(HttpServer.create(address, 0), text);
        metrics.server.createContext("/metrics", metrics::answer);
        metrics.server.setExecutor(metrics.calls);
        metrics.server.start();
        return metrics;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "herald-metrics");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!"GET".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(NOT_ALLOWED, NO_BODY);
                return;
            }
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it can be read. */
    String url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort() + "/metrics";
    }

    @Override
    public void close() {
        server.stop(0);
        calls.shutdown();
    }
}
