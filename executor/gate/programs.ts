/** Kinds of programs in which the same key means something else, by the lasting names of their windows. */

const has = (names: string) => {
  const all = new Set(names.split(' '))
  return (program: string | undefined) => program !== undefined && all.has(program.toLowerCase())
}

export const isTerminal = has(
  'xterm uxterm urxvt rxvt st st-256color gnome-terminal gnome-terminal-server org.gnome.terminal kgx org.gnome.console xfce4-terminal mate-terminal lxterminal qterminal konsole ' +
    'alacritty kitty foot terminator tilix guake tilda yakuake terminology sakura cool-retro-term wezterm org.wezfurlong.wezterm ghostty com.mitchellh.ghostty x-terminal-emulator ' +
    'windowsterminal cmd powershell pwsh conhost mintty terminal iterm2',
)

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
