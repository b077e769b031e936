package dev.herald.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The server's side of TLS on a connection that a test's tracker has accepted. */
public final class ServerTls {

    private ServerTls() {}

    /** TLS over the connection, agreed on when the first byte is read, and closed together with it. */
    public static SSLSocket over(Socket accepted, SSLContext tls) throws IOException {
        return wrapped(accepted, tls, true);
    }

    /**
     * Agrees on TLS. Where the two do not agree, throws once the client has left: a server that closes at once may take the reason
     * why back with it, before the client has read it.
     *
     * @param demands what the server insists on, such as a certificate of the client's
     */
    public static SSLSocket agree(Socket accepted, SSLContext tls, SSLParameters demands) throws IOException {
        SSLSocket secured = wrapped(accepted, tls, false);
        secured.setSSLParameters(demands);
        try {
            secured.startHandshake();
            return secured;
        } catch (SSLException disagreed) {
            awaitEnd(accepted.getInputStream());
            throw disagreed;
        }
    }

    private static SSLSocket wrapped(Socket accepted, SSLContext tls, boolean closedTogether) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory()
                .createSocket(accepted, accepted.getInetAddress().getHostAddress(), 0, closedTogether);
        secured.setUseClientMode(false);
        return secured;
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // What the client says now is not listened to.
        }
    }
}
