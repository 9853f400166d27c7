import type { Command } from 'commander'
import { createGateFile } from '../../gate-settings.ts'
import { openHome } from '../../home.ts'
import { type OutputOptions, print } from '../output.ts'

export function gateCommand(program: Command): void {
  const gate = program
    .command('gate')
    .description('what you set for the gate, and what is wrong with it; exit status 2 when it is')
    .option('--json', 'print as JSON')
    .action(async (options: OutputOptions) => {
      const settings = await createGateFile(openHome()).handlers['gate.settings']({})
      const { file, rules, problems } = settings
      const held = rules.length > 0 ? rules : ['The gate’s own rules hold; nothing is set.']
      const wrong = ['Nothing of the file holds, and no remembered yes counts, until this is right:', ...problems]
      print(options, settings, [file, ...(problems.length > 0 ? wrong : held)].join('\n'))
      if (problems.length > 0) process.exitCode = 2
    })
  gate
    .command('init')
    .description('write an example to edit')
    .option('--json', 'print as JSON')
    .action(async (options: OutputOptions) => {
      const file = await createGateFile(openHome()).init()
      print(options, { file }, `Written: ${file}`)
    })
}
