/** The chord that stops everything, as people read it; `executor/watchdog` recognises it. */
export const PANIC_KEY = 'Ctrl+Alt+Escape'
