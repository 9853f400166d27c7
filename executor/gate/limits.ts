/** What rules measure an act against; the person may set it in the gate's file. */
export type Limits = {
  /** The person's home folder, without a slash at the end. */
  home: string
  /** Folders in which files may be named without a question, besides the ordinary ones of the home: those of the demonstrations, and the person's. */
  folders: string[]
  /** So many times the largest amount of the demonstrations is very large. */
  amountFactor: number
}
