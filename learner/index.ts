export { applyEdits, type Edited } from './edit/apply-edits.ts'
export { type Learned, type LearnOptions, learn } from './learn.ts'
