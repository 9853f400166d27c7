import { type Desktop, type SetupCheck, UnderstudyError } from '#contract'

export type CheckPorts = {
  desktop: () => Promise<Desktop>
  ffmpeg: () => Promise<string | undefined>
  /** Tries the input tap once; rejects with the reason. */
  tryTap: () => Promise<undefined>
  /** Tries to read text from a picture; rejects with the reason. */
  tryTextReader: () => Promise<undefined>
  databaseFile: string
  model: () => Promise<SetupCheck>
  shell: () => { found: string | undefined; advice: string }
}

/** Looks at this machine, each part by trying it. Never throws: what is wrong is in the answer. */
export async function checkMachine(ports: CheckPorts): Promise<SetupCheck[]> {
  const display = await tried('display', 'The screen can be seen.', async () => {
    const displays = await (await ports.desktop()).displays()
    return `The screen can be seen: ${displays.map((it) => `${it.box.width}×${it.box.height}`).join(', ')}.`
  })
  const onScreen = display.state === 'ok'
  return Promise.all([
    display,
    onScreen ? tried('input', 'Keys and mouse can be recorded.', ports.tryTap) : waiting('input', 'Keys and mouse'),
    onScreen ? accessibility(ports) : waiting('accessibility', 'Accessibility'),
    video(ports),
    tried('text-reading', 'Text can be read from pictures.', ports.tryTextReader),
    { name: 'database', state: 'ok', text: `What is learned lies in ${ports.databaseFile}.`, advice: '' } satisfies SetupCheck,
    ports.model(),
    shell(ports),
  ])
}

async function tried(name: SetupCheck['name'], text: string, attempt: () => Promise<string | undefined>): Promise<SetupCheck> {
  try {
    return { name, state: 'ok', text: (await attempt()) ?? text, advice: '' }
  } catch (error) {
    if (error instanceof UnderstudyError) return { name, state: 'missing', text: error.message, advice: error.advice }
    return {
      name,
      state: 'missing',
      text: `It failed: ${error instanceof Error ? error.message : String(error)}`,
      advice: 'Run `understudy doctor` for details.',
    }
  }
}

function waiting(name: SetupCheck['name'], what: string): SetupCheck {
  return { name, state: 'missing', text: `${what} cannot be checked without a screen.`, advice: 'Mend the display first.' }
}

async function accessibility(ports: CheckPorts): Promise<SetupCheck> {
  const problem = await (await ports.desktop()).accessibilityProblem()
  return problem
    ? {
        name: 'accessibility',
        state: 'degraded',
        text: problem,
        advice: 'Understudy reads the pixels instead; with accessibility it is faster and surer.',
      }
    : { name: 'accessibility', state: 'ok', text: 'Programs tell what their buttons and fields are.', advice: '' }
}

async function video(ports: CheckPorts): Promise<SetupCheck> {
  return (await ports.ffmpeg())
    ? { name: 'video', state: 'ok', text: 'The screen can be filmed.', advice: '' }
    : {
        name: 'video',
        state: 'degraded',
        text: 'ffmpeg was not found, so recordings have no pictures.',
        advice: 'On Debian: apt-get install ffmpeg. Or set UNDERSTUDY_FFMPEG to its path.',
      }
}

function shell(ports: CheckPorts): SetupCheck {
  const { found, advice } = ports.shell()
  return found
    ? { name: 'shell', state: 'ok', text: `The app opens in ${found}.`, advice: '' }
    : { name: 'shell', state: 'missing', text: 'Neither Electron nor Chromium was found to show the app in.', advice }
}
