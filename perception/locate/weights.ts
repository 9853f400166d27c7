/**
 * What each kind of evidence can add to a candidate, in nats of log odds ÷ `SHARPNESS`. The order is that of the weights tuned on 801
 * pairs of old and new web elements (Similo: name 2.85, visible text 2.8, type 2.75, neighbours 1.45, place 1.2, area 0.35, path 0.1), with
 * three changes that our way of measuring asks for:
 * - Role has 1.0 of type's 2.75: ours filters candidates first (kin roles only), so what is left for it to say is less.
 * - Neighbours have 2.2: theirs is a bag of words near by; ours is a vote of up to 12 named things on one place under a common
 *   shift and scale, which a wrong candidate does not win by chance. It also has to carry things without a name.
 * - Row is new: its key decides by veto, so that what it adds only sets a thing in the right row above what stands in none.
 * - Picture is new (theirs has none): below name, since icons repeat and themes change, above place, since it sees the thing itself.
 */
export const WEIGHTS = {
  name: 2.85,
  text: 2.8,
  role: 1.0,
  neighbours: 2.2,
  place: 1.2,
  picture: 2.4,
  size: 0.35,
  path: 0.15,
  window: 0.3,
  row: 1.6,
} as const

/** What a candidate must outweigh to be likelier than 'it is not here at all'. A name and a role (3.85) do, a role and a place (2.2) do not. */
export const NOTHING = 2.6

/** Evidence to log odds: a name with its role but nothing else then stands at 0.92, a nameless thing with good neighbours and place at 0.96. */
export const SHARPNESS = 2

/** The least confidence on which anything is clicked. By `NOTHING` and `SHARPNESS` it is 0.7 above nothing, and 0.7 above any other candidate. */
export const CONFIDENT = 0.8

/** Below this sum nothing is even like it: a place alone, or less. */
export const UNLIKE = 1.5

/** The most that a candidate in doubt can reach: better than nothing, never enough to act on. */
export const DOUBTFUL = NOTHING + 0.4

/**
 * What a share (the best candidate's, against all others and 'it is not here') is worth: logistic regression of 'was right' on the share's log
 * odds, `slope * logit(share) + offset`, by `node bench/main.ts locate --tuning --wide --fit`. Fitted on 868 answers of the tuning half, 22
 * November 2026 (611 with accessibility, the others from pixels; in 51 the best candidate was not the thing, none of those was acted on). It
 * is told of what is found; the gate stays on the share itself.
 */
export const CALIBRATION = { slope: 0.91, offset: 0.61 }
