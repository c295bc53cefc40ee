package io.atoll.api.yaml.kinds;

import io.atoll.api.application.Application.File;
import io.atoll.api.application.Volume;
import io.atoll.api.yaml.leaf.PathLeaves;
import io.atoll.api.yaml.schema.Values;
import java.util.List;

/** What stands in a container must not hide what else is asked to stand there. */
final class MountRules {
  private MountRules() {}

  static void check(Values values) {
    List<File> files = values.get(SpecFields.FILES);
    List<Volume> volumes = values.get(SpecFields.VOLUMES);
    for (int i = 0; i < files.size(); i++) {
      noFileIsAFolder(values, files, i);
      noVolumeHides(values, files.get(i), i, volumes);
    }
    for (int i = 0; i < volumes.size(); i++) {
      noFileIsAFolder(values, files, volumes.get(i), i);
    }
  }

  private static void noFileIsAFolder(Values values, List<File> files, int index) {
    String path = files.get(index).path();
    for (int i = 0; i < files.size(); i++) {
      if (i != index && path.startsWith(files.get(i).path() + "/")) {
        String message = "'%s' is already a file, of item [%d]".formatted(files.get(i).path(), i);
        values.rejectItem(SpecFields.FILES, index, "path", message);
      }
    }
  }

  private static void noFileIsAFolder(Values values, List<File> files, Volume volume, int index) {
    for (int i = 0; i < files.size(); i++) {
      if (volume.mount().startsWith(files.get(i).path() + "/")) {
        String message = "'%s' is a file, of spec.files[%d]".formatted(files.get(i).path(), i);
        values.rejectItem(SpecFields.VOLUMES, index, "mount", message);
      }
    }
  }

  private static void noVolumeHides(Values values, File file, int index, List<Volume> volumes) {
    for (int i = 0; i < volumes.size(); i++) {
      if (PathLeaves.isWithin(file.path(), volumes.get(i).mount())) {
        String message =
            "'%s' would be hidden by the volume at '%s', of spec.volumes[%d]; put it elsewhere"
                .formatted(file.path(), volumes.get(i).mount(), i);
        values.rejectItem(SpecFields.FILES, index, "path", message);
      }
    }
  }
}
