import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// What is built is what is shipped, also where a test runner has set NODE_ENV to `test`: React's development half is slow and works differently.
process.env.NODE_ENV = 'production'

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // The pages run under a strict policy: nothing is inlined, nothing is preloaded by a script of Vite's own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The pages use a few plain functions of the contract; its schemas are the shells' work and stay out of the bundle.
      treeshake: { moduleSideEffects: (id: string) => !/[\\/](contract|zod)[\\/]/.test(id), manualPureFunctions: ['z'] },
    },
  },
})
