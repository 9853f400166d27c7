import { defineConfig } from 'vitest/config'

const screenTests = 'test/**/*.x11.test.ts'
const appTests = 'test/**/*.e2e.test.ts'

/** Tests of a real screen are slow to start and share two cores: one file at a time, with room to wait. */
const alone = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [screenTests, appTests],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'x11', include: [screenTests], ...alone, sequence: { groupOrder: 1 } } },
      { test: { name: 'e2e', include: [appTests], ...alone, sequence: { groupOrder: 2 } } },
    ],
  },
})
