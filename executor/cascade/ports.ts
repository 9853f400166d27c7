import type { Budget, ModelPicture, ModelRole, Picture, RoleModel, TextLine } from '#contract'

/** Those that take part in a run. */
export type CascadeRole = Extract<ModelRole, 'small' | 'large' | 'judge'>

/** The models of the tiers 1 and 2, and the one that judges; each only where the person set it up. */
export type CascadePorts = {
  small?: RoleModel
  large?: RoleModel
  /** Says what came true; without it the strongest of the others does, asked by itself. */
  judge?: RoleModel
  /** As a model is shown it. */
  encode: (picture: Picture) => Promise<ModelPicture>
  /** Finds words in a picture, so that private values are covered before it is sent. Boxes as in `TextReader`. Where it fails nothing is sent. */
  readWords: (picture: Picture) => Promise<TextLine[]>
  /** What one run may use. */
  budget: Budget
}
