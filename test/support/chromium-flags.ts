/** What each Chromium is started with that a test or a bench looks at: as root, without the bar that warns of it, and telling what it shows. */
export const CHROMIUM_FLAGS: readonly string[] = ['--no-sandbox', '--test-type', '--no-first-run', '--force-renderer-accessibility']
