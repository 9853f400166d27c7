export { createEyes } from './eyes.ts'
export { CALIBRATION, CONFIDENT } from './locate/weights.ts'
export { type ClosableTextReader, createTextReader } from './ocr/text-reader.ts'
export { SAME_PAGE } from './pages/compare.ts'
