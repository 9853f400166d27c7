import { Menu, nativeImage, Tray } from 'electron'

/** A 32-pixel ring in the accent colour, as a data URL, so that no file has to be found. */
const ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAMAAABEpIrGAAAAtFBMVEVMaXEeioMeiYIeiYMfiYIeioIeioMfioMfioMbiH8diYIei4QeioMejoQeioMjjIMeioMfioMfiYIeiYIiiH8fiYIeiIEcjYQfioMeiYIfiYEeioIfh38di4QdiX8fioMdiYIeiYIfioIfi4EkhYUfioMeiYIfiYIfioMfiYIeiYIfioIfioP////0+fnI4uDG4d/F4d9hrKdkrqn1+vrH4uCUx8Rjrahirajz+fiWyMWSxsPO5f01AAAALHRSTlMA2Nfx/PK1/fMcTm5tGWsduPtQtx70bBubTGqeIE0amW+YokkV27acaZHZqk9+iX8AAAAJcEhZcwAACxMAAAsTAQCanBgAAADpSURBVDjLzZPXGoIwDIWZUgRRHLj31oKiDMf7v5d+Nq2lxXvP3Wn+0CQNivJfarsNtdNRG0G9NNydGhhkHUdyvIkwJ7MqxmcWLshyhHwh/iYK37ARlmROOGCIS9Tj+qP1X09JkuZgDJsBDhw9wo8ysB4DWpAfgm7EVxiwJgcnCpyJVxkAPUQUiIhHP4E78ToDDuQgpUBMvCYWmVPgIhYZQF8ZiT/B7hhQp4O6naMohnzsfwelbMtGPeeXxZTjeo1/zqUhPfe4uBCOuDCuuFLVwi16X17K1d5n6Yta6V7b3kZDSKsM7D/7H19L9UnY7ZCzrAAAAABJRU5ErkJggg=='

/** The tray icon with what is needed when no window is open. */
export function createTray(actions: { open: () => void; quit: () => void }): Tray {
  const tray = new Tray(nativeImage.createFromDataURL(ICON))
  tray.setToolTip('Understudy')
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Understudy', click: actions.open },
      { type: 'separator' },
      { label: 'Quit', click: actions.quit },
    ]),
  )
  tray.on('click', actions.open)
  return tray
}
