/** Panels, docks, desktops and launchers, by the lasting names of their windows. */
const SHELL = new Set(
  'xfce4-panel wrapper-2.0 xfdesktop xfce4-appfinder tint2 lxpanel lxqt-panel lxqt-runner mate-panel budgie-panel gnome-shell plasmashell krunner polybar waybar plank cairo-dock rofi dmenu ulauncher synapse albert'.split(
    ' ',
  ),
)

export function isShell(program: string): boolean {
  return SHELL.has(program.toLowerCase())
}
