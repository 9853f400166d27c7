import { describe, expect, it } from 'vitest'
import { centreOf } from '#contract'
import { createEyes } from '#perception'
import { pixelsOnly, realScene } from '../real-scenes.ts'

const eyes = createEyes({ reader: undefined })

describe('check boxes in the pixels alone', () => {
  it.each(['chromium-form-a', 'chromium-form-b', 'mousepad-prefs-a', 'mousepad-prefs-tab2', 'mousepad-replace-a', 'mousepad-replace-b'])(
    'are seen in %s, ticked or not as accessibility says',
    async (name) => {
      const scene = await realScene(name)
      const seen = (await eyes.look(pixelsOnly(scene))).filter(({ role }) => role === 'checkbox')
      const told = scene.elements.filter(({ role }) => role === 'checkbox')
      const states = told.map(({ name: label, checked, box }) => {
        // Accessibility counts the label to the box; in the pixels the box stands at its left.
        const own = seen.find((each) => {
          const { x, y } = centreOf(each.box)
          return x >= box.x - 4 && x <= box.x + box.width && y >= box.y - 2 && y <= box.y + box.height + 2
        })
        return { label, told: checked, seen: own?.checked }
      })
      expect(states).toEqual(told.map(({ name: label, checked }) => ({ label, told: checked, seen: checked })))
    },
  )
})
