package dev.herald.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This project as it was built: its modules, and where their classes are. By the time of {@code verify} the siblings are jars,
 * before that they are folders; a build beside the first one writes elsewhere under {@code target}.
 */
record House(Path root, Path target, List<String> modules) {

    static final String BASE = "dev.herald";

    /** What JMH makes of benchmarks is read by nobody. */
    private static final ImportOption NOT_GENERATED_BY_JMH = location -> !location.contains("/jmh_generated/");

    private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");
    private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<\\s]+)\\s*</module>");
    private static final Pattern JAR = Pattern.compile("/herald-([a-z-]+)-\\d[^/]*\\.jar");

    static House standing() throws Exception {
        Path classes = Path.of(HexagonRules.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path root = classes;
        while (!isRoot(root)) {
            root = root.getParent();
        }
        String pom = Files.readString(root.resolve("pom.xml"));
        List<String> modules =
                MODULE.matcher(pom).results().map(found -> found.group(1)).toList();
        return new House(
                root,
                root.relativize(classes).subpath(1, root.relativize(classes).getNameCount() - 1),
                modules);
    }

    private static boolean isRoot(Path folder) throws Exception {
        Path pom = folder.resolve("pom.xml");
        return Files.exists(pom) && Files.readString(pom).contains("<modules>");
    }

    /** The main classes of every module that is on the class path. */
    JavaClasses mainClasses() {
        return new ClassFileImporter()
                .withImportOption(NO_TESTS)
                .withImportOption(NOT_GENERATED_BY_JMH)
                .importPackages(BASE);
    }

    /** The tests of every module that have been compiled. */
    JavaClasses testClasses() {
        return new ClassFileImporter().importPaths(testFolders());
    }

    List<Path> testFolders() {
        return modules.stream().map(this::testFolder).filter(Files::exists).toList();
    }

    /** The modules that have tests, compiled or not. */
    List<Path> expectedTestFolders() {
        return modules.stream()
                .filter(module -> Files.exists(root.resolve(module).resolve("src/test/java")))
                .map(this::testFolder)
                .toList();
    }

    /** Whether this is the build that compiles one module's tests and no other's. */
    boolean isQuick() {
        return target.endsWith("quick");
    }

    private Path testFolder(String module) {
        return root.resolve(module).resolve(target).resolve("test-classes");
    }

    /** The module a class came from. */
    String moduleOf(JavaClass type) {
        String source = type.getSource().map(Source::getUri).orElseThrow().toString();
        String home = root.toUri().toString().replaceFirst("^file:/*", "/");
        int start = source.indexOf(home);
        if (start >= 0) {
            return source.substring(start + home.length()).split("/", -1)[0];
        }
        Matcher jar = JAR.matcher(source);
        return Optional.of(jar)
                .filter(Matcher::find)
                .map(MatchResult.class::cast)
                .map(found -> found.group(1))
                .orElse(source);
    }
}
