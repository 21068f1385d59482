package io.labelops.release;

import java.util.List;

/** The files of a release; the manifest's hash stands for all of them. */
record ReleasePackage(ReleaseFile labels, ReleaseFile manifest, int labelCount) {

  List<ReleaseFile> files() {
    return List.of(labels, manifest);
  }

  String manifestHash() {
    return manifest.sha256();
  }
}
