import type { WindowInfo } from '#contract'

/** Programs that take nothing but secrets, or show them, by the names that their windows bear. What is typed there is never stored, and their windows are not filmed. */
const TAKES_ONLY_SECRETS = new RegExp(
  `^(?:${[
    // Questions of gpg, ssh and sudo.
    'pinentry(?:-.*)?',
    '(?:.*-)?ssh-?askpass(?:-.*)?|ksshaskpass|lxqt-openssh-askpass',
    'gksu(?:do)?|kdesu(?:do)?|lxqt-sudo|lxsu(?:do)?|ktsuss|beesu',
    // Questions of the system for more rights.
    '(?:.*-)?polkit-.*agent.*|.*-authentication-agent-1|lxpolkit|xfce-polkit|mate-polkit|lxqt-policykit-agent|soteria|hyprpolkitagent',
    // Stores of passwords.
    'gcr-prompter|gcr-viewer|gnome-keyring.*|kwallet(?:d.?|manager5?|.*)?|keepassxc|org\\.keepassxc\\.keepassxc|keepass2?|keepassx|secrets|org\\.gnome\\.world\\.secrets',
    'bitwarden(?:-desktop)?|1password|enpass|buttercup|proton ?pass|nordpass|dashlane|lastpass|qtpass|authenticator|com\\.belmoussaoui\\.authenticator|otpclient',
    // Screen locks.
    'xscreensaver.*|light-locker|xsecurelock|i3lock|slock|swaylock|gnome-screensaver.*|mate-screensaver.*|cinnamon-screensaver.*|kscreenlocker.*',
    // macOS and Windows (never run there).
    'securityagent|coreautha|keychain access|credentialuibroker|consent|logonui',
  ].join('|')})(?:\\.exe)?$`,
)

export function takesOnlySecrets({ program }: Pick<WindowInfo, 'program'>): boolean {
  return TAKES_ONLY_SECRETS.test(program.toLowerCase())
}
