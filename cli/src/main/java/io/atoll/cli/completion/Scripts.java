package io.atoll.cli.completion;

/** What a shell has to read so that it asks {@link Completer}. */
public final class Scripts {
  /** The hidden first word by which shells ask. */
  public static final String ASK = "__complete";

  private Scripts() {}

  public static String bash() {
    return """
    # For ~/.bashrc: eval "$(atoll completion bash)"
    _atoll() {
      mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" %s "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      if [ ${#COMPREPLY[@]} -eq 0 ]; then
        mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
      fi
    }
    complete -F _atoll atoll
    """
        .formatted(ASK);
  }

  public static String zsh() {
    return """
    # For ~/.zshrc, behind compinit: eval "$(atoll completion zsh)"
    _atoll() {
      local -a found
      found=("${(@f)$("${words[1]}" %s "${(@)words[2,CURRENT]}" 2>/dev/null)}")
      if [[ -n "${found[*]}" ]]; then
        compadd -- "${found[@]}"
      else
        _files
      fi
    }
    compdef _atoll atoll
    """
        .formatted(ASK);
  }
}
