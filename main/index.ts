export { openBrowserApp } from './browser/open-browser-app.ts'
export { screenPlace } from './browser/screen-place.ts'
export { OUT } from './build.ts'
