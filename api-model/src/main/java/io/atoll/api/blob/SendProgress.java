package io.atoll.api.blob;

/** Is told how far a file is. Called often, by the thread that sends; must not block. */
@FunctionalInterface
public interface SendProgress {
  SendProgress NONE = (file, stored) -> {};

  /**
   * @param stored bytes of it that the store has, those of earlier tries included
   */
  void sent(LocalFile file, long stored);
}
