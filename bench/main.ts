import { existsSync, readdirSync } from 'node:fs'

/** `node bench/main.ts NAME [options]`: runs `bench/NAME/bench.ts`. */
const [name = '', ...options] = process.argv.slice(2)
const here = new URL('.', import.meta.url)
const known = readdirSync(here).filter((folder) => existsSync(new URL(`${folder}/bench.ts`, here)))

if (known.includes(name)) {
  const bench: { run(options: string[]): Promise<void> } = await import(new URL(`${name}/bench.ts`, here).href)
  await bench.run(options)
} else {
  process.stderr.write(`There is no bench “${name}”. There are: ${known.join(', ')}.\n`)
  process.exitCode = 2
}
