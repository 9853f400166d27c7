import type { Variant } from './native.ts'

/** A caret that blinks never lets a window rest. */
const GTK_STILL = 'gtk-cursor-blink=0\n'

export function gtkSettings(lines = ''): Record<string, string> {
  const text = `[Settings]\n${GTK_STILL}${lines}`
  return { 'gtk-3.0/settings.ini': text, 'gtk-4.0/settings.ini': text }
}

export const GTK3_VARIANTS: Variant[] = [
  { perturbation: 'scale-125', env: { GDK_DPI_SCALE: '1.25' } },
  { perturbation: 'scale-150', env: { GDK_DPI_SCALE: '1.5' } },
  { perturbation: 'scale-200', env: { GDK_SCALE: '2' }, drawnScale: { by: 2, unset: ['GDK_SCALE'] } },
  { perturbation: 'dark', env: { GTK_THEME: 'Adwaita:dark' } },
  { perturbation: 'high-contrast', env: { GTK_THEME: 'HighContrast' } },
  { perturbation: 'scale-150-dark', env: { GTK_THEME: 'Adwaita:dark', GDK_DPI_SCALE: '1.5' } },
  { perturbation: 'font-serif', settings: gtkSettings('gtk-font-name=DejaVu Serif 11\n') },
  { perturbation: 'font-large', settings: gtkSettings('gtk-font-name=DejaVu Sans 14\n') },
]

export const GTK4_VARIANTS: Variant[] = [
  { perturbation: 'scale-125', settings: gtkSettings(`gtk-xft-dpi=${Math.round(1.25 * 96 * 1024)}\n`) },
  { perturbation: 'scale-150', settings: gtkSettings(`gtk-xft-dpi=${Math.round(1.5 * 96 * 1024)}\n`) },
  { perturbation: 'scale-200', env: { GDK_SCALE: '2' }, drawnScale: { by: 2, unset: ['GDK_SCALE'] } },
  { perturbation: 'dark', env: { ADW_DEBUG_COLOR_SCHEME: 'prefer-dark' } },
  { perturbation: 'high-contrast', env: { ADW_DEBUG_HIGH_CONTRAST: '1' } },
  {
    perturbation: 'scale-200-dark',
    env: { GDK_SCALE: '2', ADW_DEBUG_COLOR_SCHEME: 'prefer-dark' },
    drawnScale: { by: 2, unset: ['GDK_SCALE'] },
  },
  { perturbation: 'font-serif', settings: gtkSettings('gtk-font-name=DejaVu Serif 11\n') },
  { perturbation: 'font-large', settings: gtkSettings('gtk-font-name=DejaVu Sans 14\n') },
]

/** `sheets` is the folder of the style sheets of `QT_FILES`. */
export const QT_VARIANTS: Variant[] = [
  { perturbation: 'scale-125', env: { QT_SCALE_FACTOR: '1.25' }, drawnScale: { by: 1.25, unset: ['QT_SCALE_FACTOR'] } },
  { perturbation: 'scale-150', env: { QT_SCALE_FACTOR: '1.5' }, drawnScale: { by: 1.5, unset: ['QT_SCALE_FACTOR'] } },
  { perturbation: 'scale-200', env: { QT_SCALE_FACTOR: '2' }, drawnScale: { by: 2, unset: ['QT_SCALE_FACTOR'] } },
  { perturbation: 'dpi-120', env: { QT_FONT_DPI: '120' } },
  { perturbation: 'dark', args: ['-stylesheet', 'dark.qss'] },
  { perturbation: 'style-windows', args: ['-style', 'windows'] },
  {
    perturbation: 'scale-150-dark',
    args: ['-stylesheet', 'dark.qss'],
    env: { QT_SCALE_FACTOR: '1.5' },
    drawnScale: { by: 1.5, unset: ['QT_SCALE_FACTOR'] },
  },
  { perturbation: 'font-serif', args: ['-stylesheet', 'serif.qss'] },
]

export const QT_FILES = {
  'dark.qss': '* { background-color: #26282c; color: #e6e6e6; } QLineEdit, QPlainTextEdit, QTextEdit { background-color: #1b1c20; }',
  'serif.qss': '* { font-family: "DejaVu Serif"; font-size: 11pt; }',
}
