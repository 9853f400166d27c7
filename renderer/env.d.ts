import type { ShellFiles, UnderstudyApi } from '#contract'

declare global {
  interface Window {
    /** Set by the shell before the page loads; absent when the page was opened without one. */
    understudy?: UnderstudyApi
    /** Set by the shell too: takes over files that the person chose. */
    understudyFiles?: ShellFiles<File>
  }
}
