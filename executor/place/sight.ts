import type { Evidence, Role, Scene, UiElement, WindowInfo } from '#contract'

/** What an act goes to, as it was seen when the act was decided. */
export type Sight = {
  window: WindowInfo
  scene?: Scene
  /** The step's target in the scene. */
  found?: FoundTarget
}

export type FoundTarget = {
  box: UiElement['box']
  names: string[]
  role: Role | undefined
  confidence: number
  evidence: Evidence[]
  /** What it was called when it was shown, where it is called otherwise now. */
  was?: string
}
