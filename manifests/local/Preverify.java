import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings the classes of a jar that are older than Java 6 to the form of today, in place. The JVM
 * verifies old ones by inference at every start and keeps them out of its cache, which for picocli
 * costs more than all else that a short command does.
 */
final class Preverify {
  private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private static final ClassTransform OF_JAVA_8 =
      (out, element) ->
          out.with(
              element instanceof ClassFileVersion
                  ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                  : element);

  /** Writes each instruction anew, which is when the stack maps are worked out. */
  private static final ClassTransform WITH_STACK_MAPS =
      ClassTransform.transformingMethodBodies((out, element) -> out.with(element));

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
        modernize(files.getPath("/"));
      }
    }
  }

  private static void modernize(Path root) throws IOException {
    ClassFile today =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy(root)));
    for (Path file : classes(root)) {
      ClassModel old = today.parse(Files.readAllBytes(file));
      if (old.majorVersion() < FIRST_WITH_STACK_MAPS) {
        Files.write(file, today.transformClass(old, OF_JAVA_8.andThen(WITH_STACK_MAPS)));
      }
    }
  }

  private static List<Path> classes(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".class") && !file.startsWith("/META-INF"))
          .toList();
    }
  }

  private static ClassHierarchyResolver hierarchy(Path root) {
    return ClassHierarchyResolver.ofResourceParsing(name -> open(root, name))
        .orElse(ClassHierarchyResolver.defaultResolver())
        .cached();
  }

  private static InputStream open(Path root, java.lang.constant.ClassDesc name) {
    String descriptor = name.descriptorString();
    Path file = root.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
