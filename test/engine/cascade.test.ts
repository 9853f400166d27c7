import { describe, expect, it } from 'vitest'
import { Settings, type TextLine } from '#contract'
import { cascadeOf } from '../../engine/cascade.ts'
import { createModels } from '../../engine/model-roles.ts'
import { DEFAULT_SETTINGS } from '../../engine/settings.ts'

const line: TextLine = { text: 'Read', box: { x: 0, y: 0, width: 10, height: 10 }, confidence: 1 }
const ports = { models: createModels({ key: async () => undefined }), textReader: { read: async () => [line] } }
const picture = { width: 2, height: 1, data: new Uint8Array([255, 0, 0, 255, 0, 0, 255, 255]), box: { x: 0, y: 0, width: 2, height: 1 } }

describe('the models of a run', () => {
  it('are none where none is set up: nothing is asked and nothing is sent', () => {
    expect(cascadeOf(DEFAULT_SETTINGS, ports)).toBeUndefined()
  })

  it('are those of the settings, with what they may use, and see pictures as PNG whose words were read before', async () => {
    const small = { url: 'https://models.example/v1', name: 'quick', price: null, accuracy: 0.9 }
    const cascade = cascadeOf(Settings.parse({ ...DEFAULT_SETTINGS, roles: { small, large: null, judge: null } }), ports)
    expect({ ...cascade, small: { ...cascade?.small, model: cascade?.small?.model.name } }).toEqual({
      small: { model: 'quick', server: 'models.example', local: false, settings: small },
      budget: DEFAULT_SETTINGS.budget,
      encode: expect.any(Function),
      readWords: expect.any(Function),
    })
    const shown = await cascade?.encode(picture)
    expect({
      ...shown,
      png: Buffer.from(shown?.png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    }).toEqual({ png: 'PNG', widthPx: 2, heightPx: 1 })
    expect(await cascade?.readWords(picture)).toEqual([line])
  })
})
