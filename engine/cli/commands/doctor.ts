import type { Command } from 'commander'
import { type OutputOptions, print, withEngine } from '../output.ts'

const MARK = { ok: '✓', degraded: '~', missing: '✗' } as const

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check what this machine can do, and say what to do about the rest')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExit status 27 when something that recording and running need is missing.')
    .action((options: OutputOptions) =>
      withEngine(async (engine) => {
        const status = await engine.handlers['app.status']({})
        const lines = status.checks.map(
          (check) => `${MARK[check.state]} ${check.name.padEnd(13)} ${check.text}${check.advice && `\n                ${check.advice}`}`,
        )
        print(options, status, [...lines, `  home          ${status.home}`, `  panic key     ${status.panicKey}`].join('\n'))
        if (status.checks.some((check) => check.state === 'missing')) process.exitCode = 27
      }),
    )
}
