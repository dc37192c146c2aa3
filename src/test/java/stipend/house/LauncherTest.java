package stipend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, between a JDK and a Maven that only say that they were called. */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sed",
            "find",
            "head",
            "dirname",
            "readlink",
            "mkdir",
            "rmdir",
            "ln",
            "rm",
            "sleep",
            "grep",
            "uname",
            "touch");

    @TempDir
    private Path folder;

    private Path clone;
    private Path bin;
    private Path jdk;

    record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void freshClone() throws IOException {
        clone = Files.createDirectories(folder.resolve("a clone/stipend"));
        bin = Files.createDirectories(folder.resolve("bin"));
        jdk = jdk("jdk 25", "25.0.3");
        for (var source : List.of("src/main/A.java", "src/codegen/B.java", "sql/V1.sql", "pom.xml")) {
            Files.createDirectories(clone.resolve(source).getParent());
            Files.writeString(clone.resolve(source), "source");
        }
        Files.copy(Path.of("stipend"), clone.resolve("stipend"));
        for (var tool : TOOLS) {
            tool(tool);
        }
        maven("mkdir -p target/lib; touch target/stipend.jar target/stipend.built; echo built >> builds");
    }

    @Test
    void buildsOnceAndHandsOverTheArguments() throws Exception {
        var first = start("status", "two words");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("[status][two words]").endsWith(" in " + folder.toRealPath() + "\n");
        assertThat(first.err()).contains("building");
        var second = start("status");
        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isOne();
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
        start();
        Files.setLastModifiedTime(
                clone.resolve("sql/V1.sql"), FileTime.from(Instant.now().plusSeconds(5)));
        start();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aHalfFinishedBuildIsNoBuild() throws Exception {
        maven("mkdir -p target/lib; touch target/stipend.jar; echo '[ERROR] no such symbol'; exit 1");
        var failed = start();
        assertThat(failed.exitCode()).isOne();
        assertThat(failed.err()).contains("[ERROR] no such symbol").contains("build.log says why");
        assertThat(failed.out()).isEmpty();
        maven("mkdir -p target/lib; touch target/stipend.jar target/stipend.built; echo built >> builds");
        assertThat(start().exitCode()).isZero();
        assertThat(builds()).isOne();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        maven("mkdir -p target/lib; sleep 2; touch target/stipend.jar target/stipend.built; echo built >> builds");
        var one = process("one").start();
        var other = process("other").start();
        assertThat(ended(one).out()).contains("[one]");
        assertThat(ended(other).out()).contains("[other]");
        assertThat(builds()).isOne();
        assertThat(clone.resolve("target/building")).doesNotExist();
    }

    @Test
    void aLockWhoseHolderIsGoneHoldsNobodyUp() throws Exception {
        Files.createDirectories(clone.resolve("target"));
        Files.createSymbolicLink(clone.resolve("target/building"), Path.of("999999999"));
        assertThat(start().exitCode()).isZero();
        assertThat(builds()).isOne();
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), clone.resolve("stipend"));
        var relative = Files.createSymbolicLink(folder.resolve("link to link"), Path.of("link"));
        assertThat(start(relative, "x").out()).contains("[x]").endsWith(" in " + folder.toRealPath() + "\n");
        assertThat(start(link).exitCode()).isZero();
        assertThat(builds()).isOne();
    }

    @Test
    void aTooOldJdkIsPassedOverInSilence() throws Exception {
        start();
        var old = jdk("jdk 17", "17.0.15");
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
        var process = process("x");
        process.environment().put("JAVA_HOME", old.toString());
        var ended = ended(process.start());
        assertThat(ended.out()).startsWith("jdk 25 ").contains("[x]");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Files.delete(bin.resolve("mvn"));
        var ended = start();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).startsWith("stipend: Maven (mvn) is missing").hasLineCount(1);
    }

    private Ended start(String... arguments) throws Exception {
        return ended(process(arguments).start());
    }

    private Ended start(Path launcher, String... arguments) throws Exception {
        var process = process(arguments);
        process.command().set(0, launcher.toString());
        return ended(process.start());
    }

    private ProcessBuilder process(String... arguments) {
        var process = new ProcessBuilder().directory(folder.toFile());
        process.command().add(clone.resolve("stipend").toString());
        process.command().addAll(Arrays.asList(arguments));
        process.environment().clear();
        process.environment().put("PATH", bin.toString());
        process.environment().put("JAVA_HOME", jdk.toString());
        return process;
    }

    private static Ended ended(Process process) throws Exception {
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    private long builds() throws IOException {
        return Files.readAllLines(clone.resolve("builds")).size();
    }

    /** A JDK that answers with its name, the arguments after the jar, and the folder it was started in. */
    private Path jdk(String name, String version) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
            printf '%s ' '<name>'
            for argument; do printf '[%s]' "$argument"; done
            echo " in $(pwd -P)"
            """.replace("<name>", name));
        script(home.resolve("bin/javac"), "exit 1");
        return home;
    }

    private void maven(String body) throws IOException {
        script(bin.resolve("mvn"), body);
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void tool(String name) throws IOException {
        for (var place : List.of("/bin", "/usr/bin")) {
            if (Files.exists(Path.of(place, name))) {
                script(bin.resolve(name), "exec " + Path.of(place, name) + " \"$@\"");
            }
        }
    }
}
