/** Kinds of programs in which the same key means something else, by the lasting names of their windows. */

const has = (names: string) => {
  const all = new Set(names.split(' '))
  return (program: string | undefined): boolean => program !== undefined && all.has(program.toLowerCase())
}

export const isTerminal = has(
  'xterm uxterm koi8rxterm lxterm urxvt rxvt mrxvt aterm eterm st st-256color stterm mlterm cool-retro-term gnome-terminal gnome-terminal-server org.gnome.terminal ' +
    'kgx org.gnome.console gnome-console ptyxis org.gnome.ptyxis konsole org.kde.konsole yakuake xfce4-terminal mate-terminal lxterminal qterminal deepin-terminal ' +
    'io.elementary.terminal terminator tilix guake tilda terminology sakura roxterm termite pantheon-terminal blackbox zutty kitty alacritty foot footclient wezterm ' +
    'org.wezfurlong.wezterm ghostty com.mitchellh.ghostty rio contour hyper tabby x-terminal-emulator windowsterminal cmd powershell pwsh conhost mintty terminal iterm2',
)

/** Their titles name the page that is open, which may change within one window. */
export const isBrowser = has(
  'chromium chromium-browser google-chrome chrome firefox firefox-esr navigator librewolf brave-browser brave microsoft-edge msedge opera vivaldi vivaldi-stable epiphany org.gnome.epiphany ' +
    'falkon qutebrowser midori safari',
)

export const isMail = has(
  'thunderbird betterbird evolution org.gnome.evolution geary org.gnome.geary kmail claws-mail sylpheed mailspring outlook olk mail',
)

/** Programs in which Return alone sends what was typed. */
export const isChat = has(
  'slack discord telegram telegram-desktop telegramdesktop org.telegram.desktop signal element teams teams-for-linux ms-teams whatsapp whatsdesk skype skypeforlinux pidgin hexchat fractal ' +
    'dino gajim zulip mattermost rocket.chat messages',
)
