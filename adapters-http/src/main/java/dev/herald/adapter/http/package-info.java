/** Announces and scrapes over HTTP and HTTPS with the asynchronous Apache HttpClient 5. */
@NullMarked
package dev.herald.adapter.http;

import org.jspecify.annotations.NullMarked;
