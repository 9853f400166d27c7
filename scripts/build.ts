import { buildApp } from '../main/build.ts'

// `npm run build`: what a browser and Electron load. `npm start` does the same by itself when the sources have changed.
await buildApp({ electron: true })
