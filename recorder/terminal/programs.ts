/** Programs whose windows are terminals, by the names that their windows bear. */
const TERMINALS: ReadonlySet<string> = new Set([
  ...[
    'xterm',
    'uxterm',
    'koi8rxterm',
    'lxterm',
    'urxvt',
    'rxvt',
    'mrxvt',
    'aterm',
    'eterm',
    'st',
    'st-256color',
    'stterm',
    'mlterm',
    'cool-retro-term',
  ],
  ...[
    'gnome-terminal',
    'gnome-terminal-server',
    'org.gnome.terminal',
    'kgx',
    'org.gnome.console',
    'gnome-console',
    'ptyxis',
    'org.gnome.ptyxis',
  ],
  ...[
    'konsole',
    'org.kde.konsole',
    'yakuake',
    'xfce4-terminal',
    'mate-terminal',
    'lxterminal',
    'qterminal',
    'deepin-terminal',
    'io.elementary.terminal',
  ],
  ...['terminator', 'tilix', 'guake', 'tilda', 'terminology', 'sakura', 'roxterm', 'termite', 'pantheon-terminal', 'blackbox', 'zutty'],
  ...[
    'kitty',
    'alacritty',
    'foot',
    'footclient',
    'wezterm',
    'org.wezfurlong.wezterm',
    'ghostty',
    'com.mitchellh.ghostty',
    'rio',
    'contour',
    'hyper',
    'tabby',
  ],
])

export function isTerminal(program: string): boolean {
  return TERMINALS.has(program.toLowerCase())
}
