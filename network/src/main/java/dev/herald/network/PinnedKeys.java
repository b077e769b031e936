package dev.herald.network;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of which a host has to show one, in its own certificate or in that of an authority which vouches for it; any will do where
 * there are none.
 *
 * <p>Only the certificates on the way from the host's own to an authority that is believed count. What else a server sends along proves
 * nothing: everybody has the certificates of authorities, and could add one that is pinned.
 */
final class PinnedKeys {

    private final Set<KeyPin> pins;
    private final Set<TrustAnchor> believed;

    /** {@code authorities} are believed; where there are none, the host's own key alone counts. */
    PinnedKeys(Set<KeyPin> pins, X509Certificate[] authorities) {
        this.pins = pins;
        this.believed = Arrays.stream(authorities)
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Throws where none of the keys is there. {@code chain} is what the other side showed, its own certificate first. */
    void check(X509Certificate[] chain) throws Distrust {
        if (!pins.isEmpty() && !isPinned(chain[0]) && vouchers(chain).noneMatch(this::isPinned)) {
            throw Distrust.unpinned(KeyPin.of(chain[0]));
        }
    }

    private boolean isPinned(X509Certificate certificate) {
        return pins.contains(KeyPin.of(certificate));
    }

    /** Who vouches for the first of the chain, up to an authority that is believed; nobody where there is no such way. */
    private Stream<X509Certificate> vouchers(X509Certificate[] chain) {
        if (believed.isEmpty()) {
            return Stream.empty();
        }
        try {
            PKIXCertPathBuilderResult way = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(search(chain));
            return Stream.<Certificate>concat(
                            way.getCertPath().getCertificates().stream(),
                            Stream.of(way.getTrustAnchor().getTrustedCert()))
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast);
        } catch (CertPathBuilderException noWay) {
            return Stream.empty();
        } catch (GeneralSecurityException brokenPlatform) {
            throw new IllegalStateException("every Java has PKIX", brokenPlatform);
        }
    }

    private PKIXBuilderParameters search(X509Certificate[] chain) throws GeneralSecurityException {
        X509CertSelector own = new X509CertSelector();
        own.setCertificate(chain[0]);
        PKIXBuilderParameters search = new PKIXBuilderParameters(believed, own);
        search.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
        search.setRevocationEnabled(false);
        return search;
    }
}
