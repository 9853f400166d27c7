const BROWSERS = new Set(
  'chromium chromium-browser google-chrome chrome firefox firefox-esr navigator librewolf brave brave-browser microsoft-edge msedge opera vivaldi vivaldi-stable epiphany org.gnome.epiphany falkon qutebrowser midori safari'.split(
    ' ',
  ),
)

/** Programs whose title names the page that is open, which may change within one window. */
export function isBrowser(program: string): boolean {
  return BROWSERS.has(program.toLowerCase())
}

/** Panels, docks, desktops and launchers, by the lasting names of their windows. */
const SHELL = new Set(
  'xfce4-panel wrapper-2.0 xfdesktop xfce4-appfinder tint2 lxpanel lxqt-panel lxqt-runner mate-panel budgie-panel gnome-shell plasmashell krunner polybar waybar plank cairo-dock rofi dmenu ulauncher synapse albert'.split(
    ' ',
  ),
)

export function isShell(program: string): boolean {
  return SHELL.has(program.toLowerCase())
}
