export { gesturesOf } from './gestures/gestures-of.ts'
