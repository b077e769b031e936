package dev.herald.bootstrap.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Herald this is, and on which Java. */
final class VersionWords implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionWords.class.getPackage().getImplementationVersion();
        return new String[] {
            "herald " + (version == null ? "(not packaged)" : version), "java " + System.getProperty("java.version")
        };
    }
}
