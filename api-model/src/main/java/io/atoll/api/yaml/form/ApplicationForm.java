package io.atoll.api.yaml.form;

import io.atoll.api.application.Application;

/** An application says its kind wherever it is written, so that it can be applied again. */
record ApplicationForm(
    String apiVersion, String kind, Application.Metadata metadata, Application.Spec spec) {
  static ApplicationForm of(Application application) {
    return new ApplicationForm(
        Application.API_VERSION, "Application", application.metadata(), application.spec());
  }

  Application value() {
    return new Application(metadata, spec);
  }
}
